"""The administrator's desk: bureaus, people, tokens, keys, health."""
