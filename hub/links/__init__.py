"""The external links of entries: which still answer, and what to tell the keepers."""
