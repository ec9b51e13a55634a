"""Catalog -> pages and files as values, ready to print. Knows no site generator."""
