"""Files: what the program reads and writes. No Qt."""
