"""What the user can do; the only writers."""
