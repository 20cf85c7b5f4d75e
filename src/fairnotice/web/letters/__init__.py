"""Letters as files, and the translations of their fixed sentences, which named persons sign."""
