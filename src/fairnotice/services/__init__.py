"""The acts. One function, one transaction, one event; allowed by the tables of `domain.lifecycle`. The only writers."""
