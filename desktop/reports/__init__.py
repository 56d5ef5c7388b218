"""The numbers of a year, and the paragraphs made of them."""
