"""The place 法规依据."""
