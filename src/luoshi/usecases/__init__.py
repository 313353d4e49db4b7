"""The few acts that need several rooms in one transaction."""
