"""Bytes under their hash, through Django's storage; the room that owns a file decides who reads it."""
