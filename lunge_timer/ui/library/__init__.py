"""The first screen: choose a routine, see it, set its numbers and start it."""
