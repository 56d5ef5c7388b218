"""One module per table, or closely tied group: rows in and records out, and its queries."""
