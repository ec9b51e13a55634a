"""Tests of the built sites in a real Chromium."""
