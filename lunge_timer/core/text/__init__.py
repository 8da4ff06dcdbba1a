"""Every sentence about a workout: numbers, doses, prompts, advice, results."""
