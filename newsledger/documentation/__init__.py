"""Pages of docs/ that are generated from the code and verified by it."""
