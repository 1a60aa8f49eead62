"""Use cases, one verb a file: they return plain facts and never print."""
