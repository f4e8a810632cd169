"""A batch of articles in, contract rows out: the coder and the pipeline around it."""
