"""Derive the corpus tables from all rows: actors and their offices, and copies of a story."""
