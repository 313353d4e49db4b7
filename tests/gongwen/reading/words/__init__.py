"""Tests of gongwen.reading.words."""
