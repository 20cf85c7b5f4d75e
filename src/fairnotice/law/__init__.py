"""The law: rules as pure functions over a dossier, each with its citation, dates in force and cases."""
