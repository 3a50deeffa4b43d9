"""The moderators' screens on the desk: what waits, all comments, appeals, who is read first, and listed words."""
