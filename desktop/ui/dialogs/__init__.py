"""The few dialogs; each offers ask(parent, ...)."""
