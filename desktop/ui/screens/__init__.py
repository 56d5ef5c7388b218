"""One module or folder for each place."""
