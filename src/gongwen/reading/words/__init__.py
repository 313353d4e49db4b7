"""Words an official could check: labels, names of units, printed numbers, time limits."""
