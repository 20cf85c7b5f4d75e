"""The demo: the worked case and an ordinary one, told in the terminal through the services."""
