"""The values that pass between stages: articles, readings, ids, evidence."""
