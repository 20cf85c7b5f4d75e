"""Commands that need the data folder or the database; the printing they share with the others is in `cli`."""
