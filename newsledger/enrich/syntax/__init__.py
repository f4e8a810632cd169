"""Answer questions of grammar about a parsed sentence: subjects, objects, complements, clauses, lemmas."""
