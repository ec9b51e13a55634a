"""The form to contribute: its checks, its files and its words."""
