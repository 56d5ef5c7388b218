"""The Word twins of the printed forms, and the fill-in forms."""
