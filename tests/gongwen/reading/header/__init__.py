"""Tests of gongwen.reading.header."""
