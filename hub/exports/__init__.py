"""Catalog -> bytes for other programs: JSON, CSV, JSON Schema, feeds, structured data."""
