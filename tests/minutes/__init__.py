"""Times an editor's tasks on the demo, for the documents. Run by script/minutes; not a test."""
