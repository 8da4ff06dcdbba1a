"""Cues to samples, samples to a device."""
