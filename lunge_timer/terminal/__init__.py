"""The program without its window: what is typed and what is printed."""
