"""The words of the field as frozen values. Standard library only: no framework, no clock, no files."""
