"""Synthetic content and measurements: how the hub behaves with thousands of entries."""
