"""Every write to received documents."""
