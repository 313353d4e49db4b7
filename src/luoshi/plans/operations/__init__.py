"""Every write to plans."""
