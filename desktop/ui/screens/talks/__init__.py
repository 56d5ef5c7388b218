"""The list of talks, and how a talk comes into it."""
