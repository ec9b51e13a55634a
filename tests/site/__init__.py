"""Tests of the built site: its pages, their metadata, and what hostile text does to them."""
