"""Tables, queries and the event log. Who sees which rows is decided in the database itself."""
