"""Published practice on articles 2 and 3, chapter by chapter: usual rules with their exceptions, put to people."""
