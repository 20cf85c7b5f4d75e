"""What an office was told."""
