"""The Measures as pure functions."""
