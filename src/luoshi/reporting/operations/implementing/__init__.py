"""实施方案: begun, read in from a document, written, handed in, filed or returned, replaced by the next."""
