"""Turn bytes into articles, with one module per input format."""
