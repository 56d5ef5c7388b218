"""The tour: real windows, driven by clicks and keys through one whole talk."""
