"""Quote attribution: quotations, indirect speech, sources and statements."""
