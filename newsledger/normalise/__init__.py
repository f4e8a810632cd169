"""Text in, clean values out: sentences, dates, numbers, names, places, languages."""
