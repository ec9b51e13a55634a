"""The good-practices hub: read entries, judge them, ask questions of them, print them.

Levels (imports go downwards only, ``tests/test_architecture.py`` checks it): values (``model``,
``problems``), entries, queries, search and exports, then site, packaging and reporting. Nothing
here knows MkDocs; ``hooks/knowledge_hub.py`` is the only adapter.
"""
