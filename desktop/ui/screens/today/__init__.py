"""今日: what is to be done."""
