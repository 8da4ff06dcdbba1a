"""Lunge Timer: a hands-free timer for lower-body routines."""

__version__ = "0.1.0"
