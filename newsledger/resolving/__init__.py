"""Mentions without a sentence: what enters is words, what leaves is persons, roles and organisations."""
