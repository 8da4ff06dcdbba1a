"""The settings: everything that holds for all routines."""
