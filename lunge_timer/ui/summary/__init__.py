"""The last screen: what was done, beside what was planned."""
