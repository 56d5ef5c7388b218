"""What is to be done on a given day."""
