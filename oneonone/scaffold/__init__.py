"""Templates to text: sandboxed Jinja, and the checks on what it made."""
