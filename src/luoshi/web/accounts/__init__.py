"""One's own account: sessions, the second factor, the first sign-in; and what the edge asks of a session."""
