"""What the tip desk decides by: what seems spam, what a receipt is, what a file is, which ideas are alike."""
