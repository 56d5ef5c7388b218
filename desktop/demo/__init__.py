"""The demo store, made through the rules."""
