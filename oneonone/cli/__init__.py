"""The command line: words in, one call of the app, text out."""
