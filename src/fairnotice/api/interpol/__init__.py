"""The public part in the shape of INTERPOL's public notices service, for the clients of that service."""
