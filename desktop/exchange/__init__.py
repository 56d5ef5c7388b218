"""What goes out to other programs and comes back."""
