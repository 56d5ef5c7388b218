"""What several services share, since services do not call each other."""
