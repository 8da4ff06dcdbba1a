"""What a person sees and touches: the window, a folder for each screen, and the widgets that they share."""
