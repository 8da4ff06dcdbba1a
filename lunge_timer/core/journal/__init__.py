"""The journal of the workout under way: what was asked for and when, so that nothing done is ever gone."""
