"""One installation: its settings, data folder, embedded database and the commands that need them."""
