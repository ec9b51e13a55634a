"""Entries on paper: a PDF sheet of each, and a compendium of all."""
