"""What a workout is: exercises, routines, timelines, cues and sessions. No Qt, no files."""
