"""The screen that a person trains by."""
