"""Disk and processes: the only layer that reads or writes anything."""
