"""What is reported, as somebody may see it."""
