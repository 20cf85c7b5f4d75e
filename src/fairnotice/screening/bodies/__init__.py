"""Bodies (companies, organisations) and craft (ships, aircraft): read, compared, searched. No person is."""
