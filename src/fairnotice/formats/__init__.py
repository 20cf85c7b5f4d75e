"""Outside formats, one format one package or file. Pure: text or bytes in, values out."""
