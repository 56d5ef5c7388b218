"""The schema's history, one list of steps for each vault."""
