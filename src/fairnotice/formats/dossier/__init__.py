"""Our own case file: one schema for TOML and JSON, read into the domain's dossier and written from it."""

from fairnotice.formats.dossier.models.casefile import case_file_schema
from fairnotice.formats.dossier.reading import dossier_from, parse_dossier, read_dossier
from fairnotice.formats.dossier.writing import dossier_to

__all__ = ["case_file_schema", "dossier_from", "dossier_to", "parse_dossier", "read_dossier"]
