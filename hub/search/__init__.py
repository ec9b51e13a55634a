"""Full text search: documents, analysis, index, browser files, near-duplicates."""
