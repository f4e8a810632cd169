"""Who says so: quotations, indirect speech, sources and statements."""
