"""A sample district: loaded into an empty installation by ``luoshi sample load`` and ``luoshi run --sample``."""
