"""Dates and what falls due: deadlines, phases, rhythms."""
