"""The command line: one file per command or group of commands. Each parses, calls one function, and prints."""
