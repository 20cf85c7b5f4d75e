"""The person's remedies before the Commission, and disputes between bureaus."""
