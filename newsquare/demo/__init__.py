"""A believable small-town station, to fill an empty installation with."""
