"""Resolve mentions without an article, from their words alone, to persons, roles and organisations."""
