"""Files that hold many articles in a layout of their own: exports of databases, corpora, mail; one module a family."""
