"""Input and output: the only layer that knows disks, SQLite and other processes."""
