"""Catalog -> bytes for other programs: JSON, CSV, JSON Schema, feeds, citations, metadata."""
