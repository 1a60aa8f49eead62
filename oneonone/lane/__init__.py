"""The way `todo` and `coverage` take where nothing is in doubt: no Typer, no parser of notes, only
the index. What it does not fully understand it leaves to the command line proper, which says the
same in a tenth of a second more.
"""
