"""The widgets that screens are made of; they know no nouns."""
