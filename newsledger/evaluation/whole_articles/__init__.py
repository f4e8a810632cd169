"""Evaluate whole articles: every row of the coder against everything that a careful reader annotated."""
