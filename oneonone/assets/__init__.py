"""The bundled templates and question banks, found in a checkout and in a wheel alike."""
