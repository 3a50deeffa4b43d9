"""The heart: stories, pictures, topics, published versions, corrections, and what the public may see now."""
