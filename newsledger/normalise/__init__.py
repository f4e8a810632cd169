"""Normalise text into values: sentences, case, numbers, dates, languages, encodings."""
