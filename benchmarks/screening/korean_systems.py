"""Names of Korea by rule: the Revised romanisation, and McCune and Reischauer's as North Korea's papers have it.

Both are published systems. They are written here from what they say, part by part of a syllable, without the table of
the product: no sound changes between syllables, as in names.
"""

_BEGINS = {
    "revised": "g kk n d tt r m b pp s ss - j jj ch k t p h",
    "north": "k kk n t tt r m p pp s ss - j jj ch kh th ph h",
}
_VOWELS = {
    "revised": "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
    "north": "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i",
}
_ENDS = "- k k k n n n t l k m p t t p l m p p t t ng t t k t p t"
_FAMILIES_OF_NORTH = {"이": "리", "유": "류", "임": "림", "노": "로", "양": "량", "염": "렴"}
"""Where the North keeps an r that the South leaves out, of the families that mostly come from one."""
SYSTEMS = ("usual", "revised", "north")


def romanised(text: str, system: str) -> list[str]:
    """The syllables of a Hangul text by this system."""
    begins, vowels, ends = (each.split() for each in (_BEGINS[system], _VOWELS[system], _ENDS))
    found = []
    for letter in text:
        begin, rest = divmod(ord(letter) - 0xAC00, 21 * 28)
        parts = begins[begin], vowels[rest // 28], ends[rest % 28]
        found.append("".join(part for part in parts if part != "-"))
    return found


def full_name(family: str, given: str, system: str) -> str:
    """A person's name by this system: Gim Yeonghui, Ri Yong Hui."""
    if system == "north":
        family = _FAMILIES_OF_NORTH.get(family, family)
        return " ".join(one.title() for one in (*romanised(family, system), *romanised(given, system)))
    return f"{''.join(romanised(family, system)).title()} {''.join(romanised(given, system)).title()}"
