"""A sheet of an institution (PDF, Word, text) -> the draft of an entry.

``extraction`` reads lines, ``cleaning`` repairs them, ``sections`` and ``facts`` recognise what
they hold, ``draft`` writes it down. What to look for is data: ``hub/data/import_patterns.json``.
"""
