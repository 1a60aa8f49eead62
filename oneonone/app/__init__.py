"""Use cases, one verb a file: they return plain results and print nothing."""
