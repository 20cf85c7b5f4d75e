"""Words in names that say little about who somebody is. They are weighed down, never thrown away.

`Ali`, `Khan`, `Shah` or `Van` can be a whole family name, so nothing here is dropped: a word of these lists counts
less, and when a name has no other word it counts in full. The lists are short on purpose.
"""


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _listed(
    "al el ul ad ar as at az ash ud ur us ush uz ibn bin ben bint binti abu abou abi um umm van von der den de del la "
    "le di da dos das do du af av zu y e st ter ten und i"
)
"""Articles, prepositions and words of descent, in Latin letters."""

NATIVE_PARTICLES = frozenset(("ال", "بن", "ابن", "بنت", "ابو", "ابی", "ام", "בן", "בת", "אבו", "бин", "ибн", "бен"))
"""The same, in their own letters as `normalise.fold` leaves them."""

DESCENT = frozenset((*_listed("ibn bin ben bint binti"), "بن", "ابن", "بنت", "בן", "בת", "бин", "ибн", "бен"))
"""Words between a person and a father, which make a chain of any length."""

HONORIFICS = _listed(
    "mr mrs ms miss mme monsieur madame herr frau senor senora dr prof eng ing sir lord col gen capt maj lt sgt brig "
    "colonel general captain major haji hajji hajj hadj al-haj sheikh shaikh shaykh sheik cheikh shekh mullah molla "
    "maulavi mawlawi maulana qari hafiz imam ayatollah sayyid seyyed seyed sayed sayyed jr sr ii iii rabbi father"
)
"""Titles and forms of address, in Latin letters."""

NATIVE_HONORIFICS = frozenset(
    (
        "دکتر",
        "حاج",
        "حاجی",
        "الحاج",
        "شیخ",
        "الشیخ",
        "سید",
        "السید",
        "ملا",
        "مولوی",
        "امام",
        "سردار",
        "سرلشکر",
        "г",
        "д-р",
        *_listed("นาย นาง นางสาว เด็กชาย เด็กหญิง ดร คุณ हाजी शेख श्री श्रीमती सुश्री डॉ डॉक्टर"),
        *_listed("হাজী হাজি আলহাজ হাফিজ শেখ শ্রী শ্রীমতী জনাব জনাবা ডাঃ ডঃ ড মিসেস"),
    )
)
"""The same, in their own letters."""

SERVANT_OF = _listed("abd abdal abdel abdol abdul abdoul abdu abdou abdur abdus abdun abdut abdush abduz abdud")
"""The first half of names such as Abdul Rahman, which is one name however it is written."""

ARTICLES_AFTER_SERVANT = _listed("al el ul ol ar er ur as us an un at ut ash ush az uz ad ud")
"""The article between the two halves, with its assimilated forms."""

NATIVE_SERVANT_OF = {
    **dict.fromkeys(_listed("আব্দুল আবদুল আব্দুর আবদুর আব্দুস আবদুস আব্দুন আবদুন"), "আব্দুল"),
    **dict.fromkeys(_listed("अब्दुल अब्दुर अब्दुस अब्दुन"), "अब्दुल"),
    **dict.fromkeys(_listed("อับดุล อับดุร"), "อับดุล"),
}
"""The same with its article, in Bengali, Hindi and Thai, and the one form that stands for all."""

KOREAN_FAMILY_NAMES = {
    "이": ("lee", "yi", "ri"),
    "박": ("park", "pak"),
    "최": ("choi", "choe"),
    "정": ("jung", "chung", "jong"),
    "노": ("roh", "no"),
    "임": ("lim", "im"),
    "유": ("yoo", "ryu", "yu"),
    "조": ("cho", "jo"),
    "강": ("kang",),
    "우": ("woo", "u"),
}
"""Korean family names whose usual Latin spelling is not what a table of letters gives."""

SHORTENED = {
    **dict.fromkeys(("মোঃ", "মো", "মুঃ", "মোহাঃ", "मो", "मु"), ("mohammad", "md", "mohd")),
    **dict.fromkeys(("মোছাঃ", "মোসাঃ", "মোছা", "মোসা", "মোসাম্মৎ"), ("mosammat", "most", "mst")),
}
"""Names that are written short in Bengal and India, as they are read: none is read letter by letter."""
