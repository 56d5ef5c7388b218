"""The compliance check (规范性自查, Art. 15): one pure function for each thing that may fall short."""
