"""Wording of problems and fields in the languages of the hub, one YAML file a language."""
