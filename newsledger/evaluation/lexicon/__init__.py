"""Review the tables of the event lexicon: what they cover and where they contradict themselves."""
