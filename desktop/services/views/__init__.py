"""What services hand out to screens and take from them: frozen, read once, never rows."""
