"""The values that travel between the stages: articles, readings, ids, evidence."""
