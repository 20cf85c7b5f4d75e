"""The border officer's desk: a check, the card, and from a hit to a measure."""
