"""The event lexicon looked over: what enters is its tables, what leaves is what they cover and where they contradict."""
