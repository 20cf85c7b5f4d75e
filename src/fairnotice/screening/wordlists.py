"""Words in names that say little about who somebody is. They are weighed down, never thrown away.

`Ali`, `Khan`, `Shah` or `Van` can be a whole family name, so nothing here is dropped: a word of these lists counts
less, and when a name has no other word it counts in full. The lists are short on purpose.
"""


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _listed(
    "al el ul ad ar as at az ash ud ur us ush uz ibn bin ben bint binti abu abou abi abul aboul abol um umm oum van "
    "von der den de del la le di da dos das do du af av zu y e st ter ten und i"
)
"""Articles, prepositions and words of descent, in Latin letters."""

NATIVE_PARTICLES = frozenset(
    (
        *("ال", "بن", "ابن", "بنت", "ابو", "ابی", "ام", "בן", "בת", "אבו"),
        *_listed("аль эль бин ибн бен бинт абу абуль абул умм"),
    )
)
"""The same, in their own letters as `normalise.fold` leaves them. Articles in Cyrillic that are names as well (Ан) are
known by their shape: see `normalise`."""

DESCENT = frozenset((*_listed("ibn bin ben bint binti"), "بن", "ابن", "بنت", "בן", "בת", "бин", "ибн", "бен"))
"""Words between a person and a father, which make a chain of any length."""

HONORIFICS = _listed(
    "mr mrs ms miss mme monsieur madame herr frau senor senora dr doctor prof professor eng ing sir lord col gen capt "
    "maj lt sgt brig colonel general captain major haji hajji hajj hadj hadji haj hj alhaj alhaji alhadj elhadj sheikh "
    "shaikh shaykh sheik cheikh cheik shekh shaik sheykh sk mullah mulla molla mollah moulla maulavi mawlawi maulvi "
    "moulvi molvi molavi maulana mawlana moulana qari hafiz imam ayatollah sayyid seyyed seyed sayed sayyed sayid syed "
    "saiyed saiyid seyyid syeda sayeda sayyida jr sr ii iii rabbi father"
)
"""Titles and forms of address, in Latin letters."""

NATIVE_HONORIFICS = frozenset(
    (
        *_listed("دکتر دکتور د حاج حاجی حجی شیخ سید سیده ملا مولوی مولانا قاری حافظ امام سردار سرلشکر مهندس استاذ"),
        *_listed("استاد پروفسور پروفیسور جنرال"),
        *_listed("г гн гжа др доктор проф профессор господин госпожа шейх мулла хаджи имам аятолла хафиз"),
        *_listed("сайид сейид сейед мавлави маулави мавлана"),
        *_listed("κ κοσ κα κυρ δρ"),
        *_listed("דר דוקטור מר גב גברת פרופ פרופסור הרב רבי אדון שיח שייח מולא חאג"),
        *_listed("ბატონი ქალბატონი დოქტორი დრ პროფესორი პროფ შეიხი"),
        *_listed("դր դոկտոր պրն տկն պրոֆ"),
        *_listed("አቶ ወይዘሮ ወሮ ወይዘሪት ወሪት ዶክተር ዶር ፕሮፌሰር ፕሮፍ ሼህ ሼክ ሐጂ ሀጂ ኢማም"),
        *_listed("นาย นาง นางสาว เด็กชาย เด็กหญิง ดร คุณ हाजी शेख श्री श्रीमती सुश्री डॉ डॉक्टर"),
        *_listed("হাজী হাজি আলহাজ হাফিজ শেখ শ্রী শ্রীমতী জনাব জনাবা ডাঃ ডঃ ড মিসেস সৈয়দ মোল্লা মাওলানা মৌলভী ক্বারী"),
    )
)
"""The same, in their own letters."""

SPELT_APART = (
    _listed("al el ul ad ud ar ur as us at az uz ash ush ال аль эль"),
    _listed("abu abou abi abul aboul abol ابو ابی אבו абу абуль абул"),
    _listed("sheikh shaikh shaykh sheik cheikh cheik shekh shaik sheykh sk شیخ шейх שיח שייח შეიხი ሼህ ሼክ शेख শেখ"),
    _listed("mullah mulla molla mollah moulla ملا мулла מולא মোল্লা"),
    _listed("maulavi mawlawi maulvi moulvi molvi molavi مولوی мавлави маулави মৌলভী"),
    _listed("maulana mawlana moulana مولانا мавлана মাওলানা"),
    _listed(
        "haji hajji hajj hadj hadji haj hj alhaj alhaji alhadj elhadj حاج حاجی حجی хаджи חאג ሐጂ ሀጂ हाजी হাজী হাজি আলহাজ"
    ),
    _listed("sayyid seyyed seyed sayed sayyed sayid syed saiyed saiyid seyyid سید сайид сейид сейед সৈয়দ"),
    _listed("syeda sayeda sayyida سیده"),
    _listed("qari قاری ক্বারী"),
    _listed("dr doctor دکتر دکتور др доктор δρ דר דוקטור დოქტორი დრ դր դոկտոր ዶክተር ዶር ดร डॉ डॉक्टर ডাঃ ডঃ ড"),
    _listed("prof professor پروفسور پروفیسور проф профессор פרופ פרופסור პროფესორი პროფ պրոֆ ፕሮፌሰር ፕሮፍ"),
    _listed("eng ing مهندس"),
)
"""Particles and titles that are spelt so differently that letters do not show them to be one, a line each."""

ONE_OF = {text: number for number, line in enumerate(SPELT_APART, start=1) for text in line}
"""The number of each word's line."""

SERVANT_OF = _listed("abd abdal abdel abdol abdul abdoul abdu abdou abdur abdus abdun abdut abdush abduz abdud")
"""The first half of names such as Abdul Rahman, which is one name however it is written."""

ARTICLES_AFTER_SERVANT = _listed("al el ul ol ar er ur as us an un at ut ash ush az uz ad ud")
"""The article between the two halves, with its assimilated forms."""

CYRILLIC_SERVANT_OF = _listed("абд абдал абдаль абдель абдол абдул абдуль абду абдэль абдур абдус абдун")
CYRILLIC_ARTICLES = _listed("аль ал эль ель ул уль")
"""The same two in Cyrillic; the assimilated forms are written as the first before they are looked for."""

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
