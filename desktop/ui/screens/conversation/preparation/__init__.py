"""The preparation of a talk (Art. 6, 8 and 9), one module per part."""
