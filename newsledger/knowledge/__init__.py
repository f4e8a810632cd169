"""What is known before an article is read: reference tables, ontology, lexicon, gazetteer, names of actors and places."""
