"""What the workouts that are over say of the next one; every answer is worked out from them alone."""
