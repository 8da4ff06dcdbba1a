"""The figure as numbers: poses, the body that takes them, and the way from one to the next."""
