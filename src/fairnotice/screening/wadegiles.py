"""Pinyin as Wade and Giles spell it, without their marks: how people of Taiwan are written."""

_ZERO = {"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu", "yan": "yen"}
_ZERO |= {"you": "yu", "ye": "yeh", "yue": "yueh", "yong": "yung", "er": "erh", "ge": "ko", "ke": "ko", "he": "ho"}
_ZERO |= {"gui": "kuei", "kui": "kuei", "juan": "chuan", "quan": "chuan", "xuan": "hsuan", "lv": "lu", "nv": "nu"}
_BEGINS = (
    *(("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"), ("g", "k")),
    *(("k", "k"), ("j", "ch"), ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j")),
)
_ENDS = {"ian": "ien", "ie": "ieh", "ong": "ung", "iong": "iung", "ue": "ueh"}
_O_AFTER = ("d", "t", "n", "l", "z", "c", "s", "r", "zh", "ch")


def wade_giles(syllable: str) -> str:
    """A Pinyin syllable as Wade and Giles spell it."""
    if syllable in _ZERO:
        return _ZERO[syllable]
    begin, spelt = next((one for one in _BEGINS if syllable.startswith(one[0])), ("", ""))
    end = syllable[len(begin) :]
    if not begin and syllable[:1] in {"l", "n", "m", "f", "h", "s"}:
        begin = spelt = syllable[0]
        end = syllable[1:]
    if end == "uo" and begin in _O_AFTER:
        end = "o"
    return spelt + _ENDS.get(end, end)
