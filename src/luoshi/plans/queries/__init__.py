"""Every reused question to plans."""
