"""Tests of gongwen.cli."""
