"""What `fairnotice screen` is asked for, made ready for whichever engine does it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fairnotice.bulk.job import BadRows, Wanted
from fairnotice.bulk.pieces import Named
from fairnotice.bulk.thresholds import Given
from fairnotice.cli.example import invented_mark
from fairnotice.cli.lists import ReadList, read_lists, today
from fairnotice.cli.printing import note
from fairnotice.cli.threshold_options import told_levels
from fairnotice.domain.errors import Unusable


@dataclass(frozen=True, slots=True)
class Asked:
    """The arguments and options that hold for every engine. `file`: as it was written, for it may be an address."""

    file: str
    lists: tuple[Path, ...]
    out: Path
    given: Given
    strict: bool
    anew: bool

    def ready(self, made: Path, *, indexed: bool) -> tuple[Wanted, Sequence[ReadList]]:
        """The job and its lists, with what is said of them on standard error.

        `indexed`: whether each list is to have a folder, which is made in `made` for those that are none.
        """
        read = read_lists(self.lists, folder=made if indexed else None)
        for listed in read:
            if listed.invented:
                note(invented_mark(listed.invented, listed.entries))
        thresholds, _levels = told_levels(self.given, [Named(one.source, one.watchlist) for one in read])
        wanted = Wanted(
            travellers=Path(self.file),
            out=self.out,
            thresholds=thresholds,
            lists=tuple(f"{one.source} {one.version} {one.entries}" for one in read),
            today=today(),
            strict=self.strict,
            anew=self.anew,
            temporary=made,
        )
        return wanted, read

    @contextmanager
    def read(self) -> Iterator[None]:
        """Within it rows that end the job are told."""
        try:
            yield
        except BadRows as bad:
            raise Unusable(f"{self.file} cannot be used. Nothing was written.", bad.problems) from None
