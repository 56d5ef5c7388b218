"""规范性自查: the list of a run, what one talk lacks, and repeated text side by side."""
