"""Lines in, a plan reading out: header, outline, tasks, units, dates, targets, roster, doubts."""
