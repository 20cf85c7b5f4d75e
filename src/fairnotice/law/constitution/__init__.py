"""The Constitution's articles that bear on a request: one article, one file."""
