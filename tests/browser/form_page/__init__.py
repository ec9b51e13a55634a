"""Tests of the page of the form in a real Chromium: it is filled in as contributors would."""
