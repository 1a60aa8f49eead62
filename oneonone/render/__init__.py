"""Results to text: tables, tab-separated lines, JSON; the one place that makes output safe."""
