"""What the program owes its desktop: one instance, start-up, crashes, signals, a screen that stays awake."""
