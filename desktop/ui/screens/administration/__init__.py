"""The place 系统管理 and its pages."""
