"""Bytes to domain values and back by splices: reads and edits notes, touches no file."""
