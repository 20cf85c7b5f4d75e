"""One comparison a file; each gives both values, a score and a sentence."""
