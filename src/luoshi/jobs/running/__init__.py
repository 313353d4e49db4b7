"""``luoshi run``: the web server, background workers and the tick, as one group of processes."""
