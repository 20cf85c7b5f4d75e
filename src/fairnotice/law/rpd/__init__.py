"""The Rules on the Processing of Data: one article, one file; rules.py lists them in order."""
