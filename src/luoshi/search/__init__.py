"""One row of bigrams an object, written in the object's transaction; FTS5 or tsvector behind one query."""
