"""What a voice says in a workout, and at which moment of which step.

A sentence is a text that one recording holds. What is said at one moment is a row of sentences.
"""
