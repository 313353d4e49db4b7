"""Tests of gongwen.reading.duties."""
