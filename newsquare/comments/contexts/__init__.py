"""Comments as plain data for templates."""
