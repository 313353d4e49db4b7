"""luoshi 落实: the system that carries a work plan from the signed document to its last report."""
