"""What the measurements rest on: servers, queries, medians, tables."""
