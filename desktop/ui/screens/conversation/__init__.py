"""The page of one talk: stepper, preparation, the five steps, the record."""
