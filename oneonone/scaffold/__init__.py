"""Templates to text: Jinja in a sandbox, with limits, and a check of what came out."""
