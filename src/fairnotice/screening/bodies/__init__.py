"""Names of bodies (companies, organisations) and craft (ships, aircraft): read, compared, searched. Persons never are."""
