"""How the rules of the Commission's Statute and of the settlement of disputes are cited.

The Statute is in force since 11 March 2017 (from knowledge); its text of 2025 was read. The day from which the rules on
disputes of 2024 hold was not seen, so the end of that year stands for it.
"""

from datetime import date

from fairnotice.law.model import Citation

STATUTE_IN_FORCE = date(2017, 3, 11)
STATUTE_READ = date(2025, 12, 31)
DISPUTES_IN_FORCE = date(2024, 12, 31)

NO_REQUESTS = "A person does it today: requests to the Commission are not kept in this system yet."
NO_PROTESTS = "A person does it today: protests and the papers of a dispute are not kept in this system yet."


def statute(article: str, *, since: date = STATUTE_IN_FORCE) -> Citation:
    """Cite an article of the Statute, such as `Statute art. 37`; `since` is for what the text of 2025 brought."""
    return Citation("CCF", f"Statute {article}", in_force=since, edition=STATUTE_READ)


def disputes(article: str) -> Citation:
    """Cite an article of the rules on the settlement of disputes, such as `art. 4(3)`."""
    return Citation("IRSD", article, in_force=DISPUTES_IN_FORCE)
