"""Luoshi 落实: carries a government work plan from the signed document to its last report."""
