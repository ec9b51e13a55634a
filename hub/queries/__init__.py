"""Pure questions to a catalog: facets, labels, relations."""
