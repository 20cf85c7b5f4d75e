"""Names of people in China and Korea, as their passports write them: an exact reading is enough."""

import pytest

from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.compare.names import ALIKE, compare_names
from tests.screening.engine.test_many import SYLLABLES

READ = [
    ("Wang Minghao", "王明浩"),
    ("Li Ming", "李明"),
    ("Luo Jianguo", "罗建国"),
    ("Yang Guo", "杨国"),
    ("Minghao Xu", "徐明浩"),
    ("Gao Zhihua", "高志华"),
    ("Guo Zhendong", "郭振东"),
    ("Kim Minseok", "김민석"),
]


@pytest.mark.parametrize(("latin", "native"), READ)
def test_a_name_that_is_read_so_is_alike(latin: str, native: str) -> None:
    assert compare_names((latin,), (native,)).score >= ALIKE
    assert compare_names((native,), (latin,)).score >= ALIKE


@pytest.mark.parametrize(
    ("latin", "native"), [("Wang Minghao", "王志东"), ("Li Ming", "徐明"), ("Kim Minseok", "김영호")]
)
def test_another_name_is_not(latin: str, native: str) -> None:
    assert compare_names((latin,), (native,)).score < ALIKE


@pytest.mark.parametrize("engine", [False, True])
def test_it_is_found_on_a_list(engine: bool) -> None:
    others = [Entry(f"o{n}", (Identity(names=(Name(f"Lena {name}"),)),)) for n, name in enumerate(SYLLABLES)]
    listed = [Entry(native, (Identity(names=(Name(native),)),)) for _latin, native in READ]
    watchlist = Watchlist([*listed, *others], engine=engine)
    for latin, native in READ:
        assert native in [hit.entry for hit in watchlist.screen(Query((latin,)))], latin
