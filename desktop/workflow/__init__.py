"""State machines as tables, and move()."""
