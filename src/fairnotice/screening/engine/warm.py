"""Compile the kernels, once on a machine: numba keeps them beside the code, and every later process loads them.

    python -m fairnotice.screening.engine.warm

The set-up runs this under its lock, so that no two processes compile at once and no officer waits for it.
"""

from pathlib import Path

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Identity, Name, Sex
from fairnotice.screening.engine.aligning import align
from fairnotice.screening.engine.build import build
from fairnotice.screening.engine.candidates import Candidates
from fairnotice.screening.engine.compiled import tell_whole
from fairnotice.screening.entry import Entry
from fairnotice.screening.query import Query
from fairnotice.screening.score import REVIEW
from fairnotice.screening.similarity import likeness

BORN = PartialDate(1986, 9, 17)


def warm() -> None:
    """Compile whatever is not compiled yet, by searching a list of two."""
    identity = Identity(names=(Name("Orin Tavesk"),), births=(BORN,), nationalities=("UY",), sex=Sex.MALE)
    names = (Name("Lena Marov"), Name("Лена"), Name("Kang Dorim"))
    index = build([Entry("e1", (identity,)), Entry("e2", (Identity(names=names),))])
    for name in ("Orin Tavesk", "Orintavesk", "Kang Do-rim"):
        query = Query((name,), births=(BORN,), nationalities=("UY",), sex=Sex.MALE)
        Candidates(index).candidates((query,), REVIEW)
        align(name, "Orin Tavesk")
        index.search_all(query)
    native = ("Тавеск Орин", "اورین تاوسک", "塔维斯克", "אורין טבסק", "タベスク", "타베스크")
    for name in native:  # the learnt tables are kernels of their own
        Candidates(index).candidates((Query((name,)),), REVIEW)
        for other in ("Orin Tavesk", *native):
            align(name, other)
    likeness("тавеск", "taveskar")  # not written as it is read: the learnt table is asked by the rules in words
    tell_whole(Path(__file__).parent)


if __name__ == "__main__":
    warm()
