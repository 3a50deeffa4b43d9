"""The minute that shows the wire desk's memory: a story arrives, is edited, is corrected by its agency, is killed."""
