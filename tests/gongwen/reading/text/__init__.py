"""Tests of gongwen.reading.text."""
