"""表格打印: forms by occasion, a preview of the real pages, printing and export."""
