"""`newsquare serve`: a small process that keeps the web and the background worker running."""
