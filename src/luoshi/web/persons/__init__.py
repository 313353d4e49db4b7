"""What is held about a person: for themselves, for who informs them, and its end when they leave."""
