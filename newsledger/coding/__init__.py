"""Turn a batch of articles into contract rows: the coder and the pipeline around it."""
