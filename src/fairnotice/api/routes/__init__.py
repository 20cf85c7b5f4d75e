"""The addresses, one noun in each file. `app` lists them in order."""
