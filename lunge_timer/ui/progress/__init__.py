"""Progress: the week, each leg over time, and every workout that was done."""
