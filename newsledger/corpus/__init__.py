"""All rows in, corpus tables out: actors and their offices, copies of a story."""
