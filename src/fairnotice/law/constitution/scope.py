"""How the rules of the Constitution are cited."""

from datetime import date

from fairnotice.law.model import Citation

CONSTITUTION_IN_FORCE = date(1956, 6, 13)
"""From knowledge; the text that was read is that of 2024. No review can be given for a day near this one anyway."""


def constitution(article: str) -> Citation:
    """Cite an article of the Constitution, such as `art. 3`."""
    return Citation("Const", article, in_force=CONSTITUTION_IN_FORCE)
