"""An article in, rows out: mentions, events, figures, statements."""
