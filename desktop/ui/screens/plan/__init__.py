"""计划与覆盖: the plan of a year, coverage, triggers, and the proposed plan."""
