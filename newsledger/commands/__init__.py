"""What each command does once its words are understood: one module per command."""
