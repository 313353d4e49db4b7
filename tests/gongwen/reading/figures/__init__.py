"""Tests of gongwen.reading.figures.surroundings."""
