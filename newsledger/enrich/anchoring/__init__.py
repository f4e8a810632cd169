"""Anchoring in time and space: time expressions, toponyms, focus country, focus location, geocoding."""
