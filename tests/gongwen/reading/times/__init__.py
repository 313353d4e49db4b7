"""Tests of gongwen.reading.times."""
