"""The printed forms, on one shared page."""
