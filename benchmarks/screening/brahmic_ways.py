"""How the units of Thai, Devanagari and Bengali words are written, by rule: what `learn_brahmic` begins from.

A unit is followed by its ways, the usual one first; each is thought half as common as the one before. `-` is nothing.
"""

from unicodedata import normalize

from fairnotice.screening.indic import BENGALI, DEVANAGARI
from fairnotice.screening.learnt import LONGEST
from fairnotice.screening.thai import AFTER_AN, FINAL, MID, OPEN, SILENT, WITH_NEXT

Ways = dict[str, dict[str, float]]

_THAI_BEFORE = """
ก k g gk; ค kh k c; ง ng; จ ch j; ช ch sh; ซ s z; ญ y n; ด d; ต t dt; ท th t dh; น n; บ b; ป p; พ ph p b bh; ฟ f; ม m
ย y; ร r l; ล l; ว w v; ส s; ห h; อ -; ทร s thr tr sr
"""
_THAI_AFTER = """
ก k g ck c; ค k kh g; ง ng; จ t j ch d; ช t ch j d tch; ซ t s; ญ n nh; ด t d; ต t d th; ท t th d; น n; บ p b; ป p
พ p ph b; ฟ p f; ม m; ร n rn r -; ล n l; ย i y -; ว o w u v; ส t s d th; ห -; อ -; ทร s
"""
_THAI_TWICE = """
ก kk; ค kk kkh; จ tch; ช tch; ด td dd; ต tt; ท tth tt
น nn; ป pp; พ pph pp; ม mm; ร rr; ล ll nl; ส ss ts; ว ua uai u; ย iya iy ai
"""
_THAI_SILENT = "ก k; ค k; จ j ch; ช j ch; ด d; ต t d; ท t th d; น n; พ p; ม m; ร r n; ล l; ย y; ว v; ส s; ห h; ญ n y"
_THAI_VOWELS = """
ะ a ah; ั a u; า a ar aa; ำ am um; ิ i e ee; ี i ee y; ึ ue u eu; ื ue u eu; ุ u oo; ู u oo; เ e a ay ae; แ ae a e; โ o oh
ไ ai i y ay; เีย ia iea ea; เือ uea ue ua; เา ao aw ow au; เาะ o oh or; เิ oe er e; เย oei oey; เอ oe er; อ+ o or aw
ัว ua uo; รร a u; รร0 an un a; ฤ rue ri ru roe re; ิ_ - i ee; ุ_ - u; ะ1 a o - or; ะf o a u -; ะo o - a
ะr - a o; ะ: - a; ร/ - ra ara r; ร/_ - r
"""
_DEVANAGARI = """
क k c; ख kh k; ग g; घ gh g; ङ n ng; च ch c; छ chh ch; ज j z; झ jh; ञ n ny; ट t; ठ th t; ड d r; ढ dh; ण n; त t th; थ th t
द d; ध dh d; न n; प p; फ ph f; ब b v; भ bh b; म m; य y - i; र r; ल l; ळ l; व v w b o; श sh s; ष sh s; स s; ह h -
क़ q k; ख़ kh; ग़ g gh; ज़ z j; ड़ r d; ढ़ rh dh; फ़ f ph; क्ष ksh x kh chh; ज्ञ gy jn gn dny; क्स ks x; त्र tr; श्र shr sr
अ a; आ a aa; इ i e; ई i ee; उ u; ऊ u oo; ऋ ri; ए e; ऐ ai ei; ओ o; औ au ou; ा a aa; ि i; ी i ee y; ु u oo; ू u oo; ृ ri ru r
े e ey ay; ै ai ei; ो o; ौ au ou ow; ॉ o; ऑ o; ॅ e a; ऍ e a; ं n m; ं+ m n; ँ n -; ः h -
अ1 a u e; अm a - e; अd - a; अf a e u; अz - a e; अc - a
"""
_BENGALI = """
ক k c q que; খ kh k; গ g; ঘ gh; ঙ ng n; চ ch c; ছ chh s ch; জ j z; ঝ jh; ঞ n; ট t; ঠ th; ড d; ঢ dh; ণ n; ত t th; থ th
দ d; ধ dh; ন n
প p; ফ f ph; ব b v w; ভ bh v; ম m; য j z y; র r; ল l; শ sh s; ষ sh s; স s sh; হ h -; ৎ t; ড় r; ঢ় rh; য় y - i
ক্ষ ksh kh kkh; জ্ঞ gy gg jn; ক্স x ks; ঙ্গ ng; শ্র shr sr; স্ব sw sh s; +য y - a; +ব w v b -; +ম m -; ওয় w o ow
অ a o; আ a aa; ই i e; ঈ i ee; উ u; ঊ u; ঋ ri; এ e a; ঐ oi ai; ও o w; ঔ ou au; া a aa; ি i e; ী i ee y; ু u oo; ূ u oo
ৃ ri r; ে e a ey ay ei; ৈ oi ai; ো o; ৌ ou au ow; ং ng n m; ঃ h -; ঁ - n
অ1 a o u; অm a o -; অd - a o; অf a o u e; অz - a o e; অc a o -
"""
_SHARE_OF_END = 0.4
"""How often a Thai consonant inside ends a syllable, by the rule alone."""


def by_rule() -> Ways:
    """The ways of every unit, each with its share."""
    before, after, twice = _read(_THAI_BEFORE), _read(_THAI_AFTER), _read(_THAI_TWICE)
    ways: Ways = {**_read(_THAI_VOWELS), **before}
    for letter in before:
        ways[letter + FINAL] = after[letter]
        ways[letter + SILENT] = _mixed({"": 1.0}, silent(letter), {}, other_share=0.15)
        ways[letter + MID] = _mixed(before[letter], after[letter], twice.get(letter, {}))
        ways[letter + OPEN] = _mixed(_open(before[letter]), after[letter], _open(twice.get(letter, {})))
        ways[letter + WITH_NEXT] = _with_vowels(list(before[letter])[:2], list(after[letter])[:3])
        ways[letter + AFTER_AN] = _mixed(after[letter], before[letter], twice.get(letter, {}))
    for block, text in ((DEVANAGARI, _DEVANAGARI), (BENGALI, _BENGALI)):
        found = _read(text)
        ways |= found
        for unit, each in found.items():
            if len(unit) == 1 and 0x15 <= ord(unit) - block <= 0x39:
                ways[unit + "="] = {"": 0.4, **{written[:1]: 0.6 for written in list(each)[:1]}}
    return ways


def silent(letter: str) -> dict[str, float]:
    """How a Thai letter that is not spoken is written all the same: Anant for อนันต์."""
    return _read(_THAI_SILENT).get(letter, {"": 1.0})


def _with_vowels(before: list[str], after: list[str]) -> dict[str, float]:
    """Of a consonant inside, with the vowels about it: the end of the syllable, or the beginning of the next one."""
    found: dict[str, float] = {}
    for place, text in enumerate(before):
        for form, share in (("a{}a", 0.3), ("o{}a", 0.1), ("a{}o", 0.05), ("a{}", 0.05)):
            found[form.format(text)] = found.get(form.format(text), 0.0) + share * 0.5**place
    for place, text in enumerate(after):
        for form, share in (("o{}", 0.35), ("a{}", 0.1), ("o{}a", 0.05)):
            found[form.format(text)] = found.get(form.format(text), 0.0) + share * 0.5**place
    kept = {text: part for text, part in found.items() if len(text) <= LONGEST}
    return {text: part / sum(kept.values()) for text, part in kept.items()}


def _open(ways: dict[str, float]) -> dict[str, float]:
    """With the vowel that is not written."""
    return {text + "a": part for text, part in ways.items() if len(text) < LONGEST}


def _mixed(
    usual: dict[str, float], other: dict[str, float], doubled: dict[str, float], other_share: float = _SHARE_OF_END
) -> dict[str, float]:
    found: dict[str, float] = {}
    twice = 0.15 if doubled else 0.0
    for each, share in ((usual, 1.0 - other_share - twice), (other, other_share), (doubled, twice)):
        for text, part in each.items():
            found[text] = found.get(text, 0.0) + share * part
    return {text: part / sum(found.values()) for text, part in found.items()}


def _read(text: str) -> Ways:
    ways: Ways = {}
    for line in normalize("NFC", text).replace("\n", ";").split(";"):
        unit, *written = line.split() or [""]
        parts = [0.5**place for place in range(len(written))]
        if unit:
            told = ["" if each == "-" else each for each in written]
            ways[unit] = {each: part / sum(parts) for each, part in zip(told, parts, strict=True)}
    return ways
