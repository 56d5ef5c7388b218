"""The place 统计报告."""
