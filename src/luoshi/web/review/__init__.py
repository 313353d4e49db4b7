"""The review desk: the source on one side, the draft on the other, and what is doubtful settled between them."""
