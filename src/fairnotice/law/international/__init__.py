"""Law from outside the organisation's own rules, and its Assembly's resolutions: immunity, refugees, grave crimes."""
