"""The HTTP API: thin doors to the services, with the same words and answers as the command line."""
