"""Measuring `1on1` beside its peers on made-up notebooks; see docs/performance.md."""
