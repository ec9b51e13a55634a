"""Tests of the explore page in a real Chromium."""
