"""fairnotice: the whole life of an international wanted-person notice."""

__version__ = "0.1.0"
