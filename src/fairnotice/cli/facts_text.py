"""Facts as text: each told once with whose word it is and where it was read, then named by its number."""

from collections.abc import Iterable

from fairnotice.cli.text import wrapped
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.statement import Firmness
from fairnotice.law.model import FactUsed


class FactsTold:
    """The facts that one text has told so far, numbered in the order in which they appeared."""

    def __init__(self, dossier: Dossier) -> None:
        self._titles = {source.id: source.title for source in dossier.sources}
        self._numbers: dict[tuple[str, str], int] = {}

    def tell(self, facts: Iterable[FactUsed], *, indent: int) -> list[str]:
        """The lines for these facts: new ones in full, known ones by number."""
        lines, known = [], []
        for fact in facts:
            key = (fact.where, fact.says)
            if key in self._numbers:
                known.append(f"[{self._numbers[key]}]")
                continue
            number = self._numbers[key] = len(self._numbers) + 1
            lead = f"{' ' * indent}[{number}] "
            lines.append(wrapped(f'"{fact.says}" ({self._whose(fact)})', indent=len(lead), first=lead))
        if known:
            lines.append(wrapped(f"see {' '.join(dict.fromkeys(known))}", indent=indent + 4, first=" " * indent))
        return lines

    def _whose(self, fact: FactUsed) -> str:
        titles = ", ".join(self._titles.get(source, source) for source in fact.sources)
        firmly = "" if fact.firmness is Firmness.STATED else f", {fact.firmness.value}"
        read_in = f", in: {titles}" if titles and titles != fact.by else ""
        return f"{fact.by}{firmly}{read_in}; {fact.standing.words}"
