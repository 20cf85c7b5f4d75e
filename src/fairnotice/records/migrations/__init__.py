"""How the tables came to be; the second migration says who sees what."""
