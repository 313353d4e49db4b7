"""来文: what was received, from whom, and its readings."""
