"""What comes with the program: templates and question banks, in a checkout and in a wheel alike."""
