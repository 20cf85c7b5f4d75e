"""Names of invented people in Thai, Devanagari and Bengali, as they spell them in Latin letters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.compare.names import ALIKE, compare_names
from fairnotice.screening.learnt import brahmic_units, heard, written
from fairnotice.screening.normalise import words
from fairnotice.screening.similarity import likeness
from fairnotice.screening.transliterate import MOST_READ_AS, read
from tests.screening.engine.test_latin import same
from tests.screening.engine.test_many import SYLLABLES

READ = [
    ("Thanakorn Jaidee", "ธนกร ใจดี"),
    ("Chatchai Rungsawang", "ฉัตรชัย รุ่งสว่าง"),
    ("Apichatpong Srisuk", "อภิชาติพงศ์ ศรีสุข"),
    ("Kittisak Thongchai", "กิตติศักดิ์ ธงชัย"),
    ("Supachai Wongsawat", "ศุภชัย วงศ์สวัสดิ์"),
    ("Kriangkrai Janpen", "เกรียงไกร จันทร์เพ็ญ"),
    ("Chalerm Saikaew", "เฉลิม ทรายแก้ว"),
    ("Nuengruethai Thammarak", "หนึ่งฤทัย ธรรมรักษ์"),
    ("Nopphadon Phonprasert", "นพดล พรประเสริฐ"),
    ("Gyaneshwar Bhatt", "ज्ञानेश्वर भट्ट"),
    ("Premlata Kshirsagar", "प्रेमलता क्षीरसागर"),
    ("Rajkumar Saxena", "राजकुमार सक्सेना"),
    ("Omkar Deshmukh", "ओंकार देशमुख"),
    ("Mizanur Chowdhury", "মিজানুর চৌধুরী"),
    ("Afroza Talukder", "আফরোজা তালুকদার"),
    ("Shyamal Chakraborty", "শ্যামল চক্রবর্তী"),
    ("Habib Hoque", "হাবিব হক"),  # few consonants: the vowels tell
    ("Wahida Lakshmi", "ওয়াহিদা লক্ষ্মী"),
]
OTHERS = [
    ("Thanakorn Jaidee", "ธนินทร์ มานะ"),
    ("Supachai Wongsawat", "สมศักดิ์ วงศ์สุวรรณ"),
    ("Gyaneshwar Bhatt", "गणेश भाटिया"),
    ("Mizanur Chowdhury", "মনিরুল চক্রবর্তী"),
    ("Suman Chatterjee", "সুমন চট্টোপাধ্যায়"),  # in use for one another, and another name on paper
]


@pytest.mark.parametrize(("latin", "native"), READ)
def test_a_name_is_alike_as_its_bearer_spells_it(latin: str, native: str) -> None:
    assert compare_names((latin,), (native,)).score >= 0.9
    assert compare_names((native,), (latin,)).score >= 0.9


@pytest.mark.parametrize(("latin", "native"), OTHERS)
def test_another_name_is_not(latin: str, native: str) -> None:
    assert compare_names((latin,), (native,)).score < ALIKE


@pytest.mark.parametrize("engine", [False, True])
def test_either_spelling_finds_the_other_on_a_list(engine: bool) -> None:
    others = [Entry(f"o{n}", (Identity(names=(Name(f"Lena {name}"),)),)) for n, name in enumerate(SYLLABLES)]
    for asked, listed in ((0, 1), (1, 0)):
        entries = [Entry(pair[1], (Identity(names=(Name(pair[listed]),)),)) for pair in READ]
        watchlist = Watchlist([*entries, *others], engine=engine)
        for pair in READ:
            found = [hit.entry for hit in watchlist.screen(Query((pair[asked],)))]
            assert found == [pair[1]], pair


@pytest.mark.parametrize(
    ("native", "spellings"),
    [
        ("ธนกร", "thanakon thanakorn tanakorn"),
        ("พรชัย", "phonchai pornchai phornchai"),
        ("สุชาติ", "suchat suchart"),
        ("จิราภรณ์", "chiraphon jiraporn jirapohn"),
        ("วิชัย", "wichai vichai"),
        ("ณัฐวุฒิ", "natthawut nattawut natthavut"),
        ("लक्ष्मण", "lakshman laxman"),
        ("महेन्द्र", "mahendra mahender"),
        ("ফারুক", "faruk farooq"),
        ("বসু", "basu bosu"),
    ],
)
def test_every_usual_spelling_of_a_word_is_near(native: str, spellings: str) -> None:
    (word,) = words(native)
    assert [spelt for spelt in spellings.split() if likeness(word, spelt) < 0.85] == []


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("คน", "khon"),  # o in a closed syllable that has no vowel
        ("ธนกร", "thanakorn"),
        ("พรชัย", "pornchai"),
        ("เปรม", "prem"),  # a vowel that is written before the consonants after which it is spoken
        ("เฉลิม", "chaloem"),
        ("ไกร", "krai"),
        ("โสรยา", "soraya"),
        ("จันทร์", "jan"),  # what is cancelled is not spoken, nor what stands between
        ("ลักษณ์", "lak"),
        ("ศักดิ์", "sak"),
        ("ธรรม", "tham"),
        ("กรรณิการ์", "kannika"),
        ("ทราย", "sai"),  # two letters for an s
        ("หมอก", "mok"),  # a letter that only gives the tone
        ("มิตร", "mit"),
        ("बलराम", "balram"),  # the vowel of each consonant, where it is spoken
        ("कमल", "kamal"),
        ("मित्र", "mitra"),
        ("ज्ञान", "gyan"),
        ("কমল", "kamal"),
        ("মিত্র", "mitra"),
        ("ওয়াহিদ", "wahid"),
    ],
)
def test_the_first_reading_is_what_is_spoken(native: str, latin: str) -> None:
    (word,) = words(native)
    assert read(word).romans[0] == latin


def test_a_stop_and_a_letter_of_passports_are_both_read() -> None:
    assert {"thanakon", "thanakorn"} <= set(read("ธนกร").romans)
    assert {"phonchai", "pornchai"} <= set(read("พรชัย").romans)


@pytest.mark.parametrize(
    ("typed", "name"), [("นายธนกร ใจดี", "ธนกร ใจดี"), ("นางสาวมณี ใจดี", "มณี ใจดี"), ("เด็กชายเอก ใจดี", "เอก ใจดี")]
)
def test_a_title_written_onto_a_thai_name_is_parted_from_it(typed: str, name: str) -> None:
    assert words(typed)[1:] == words(name)
    assert compare_names((typed,), (name,)).score >= 0.95


@pytest.mark.parametrize("name", ["นายิกา", "นางาม", "นาย", "นายก"])
def test_a_name_that_only_begins_so_is_left_whole(name: str) -> None:
    assert len(words(name)) == 1


@pytest.mark.parametrize(
    ("latin", "native"),
    [
        ("Mohammad Mizanur Haldar", "মোঃ মিজানুর হালদার"),
        ("Md Mizanur Haldar", "মোঃ মিজানুর হালদার"),
        ("Abdur Rashid Tavo", "আব্দুর রশিদ তাভো"),
        ("Abdul Qadir Tavo", "अब्दुल क़ादिर तावो"),
    ],
)
def test_names_written_short_and_servants_are_read_whole(latin: str, native: str) -> None:
    assert compare_names((latin,), (native,)).score >= 0.85


def test_a_word_that_is_not_understood_is_read_as_before() -> None:
    assert brahmic_units("าก") is None  # a vowel without a consonant
    assert brahmic_units("कa") is None
    assert brahmic_units("अꣲ") is None
    assert read("ගුණපාල").romans == ("gunpal",)  # Sinhala
    assert written("иван") != ()


def test_armenian_names_have_the_vowels_of_passports() -> None:
    assert "ruzanna" in read("ռուզաննա").romans
    assert "voskanyan" in read("ոսկանյան").romans


BRAHMIC = st.one_of(
    st.text("กขคงจฉชดตถทธนบปพภมยรลวศสหอณญฤ" + "ะัาิีุูเแโไ์็่ำ", min_size=1, max_size=14),
    st.text("अआइउएकखगघचजझञटडणतदधनपबभमयरलवशषसह" + "ािीुूृेैोौ्ंँ़", min_size=1, max_size=14),
    st.text("অআইউএকখগঘচজঝঞটডণতদধনপবভমযরলশষসহৎ" + "ািীুূৃেৈোৌ্ংঁ়", min_size=1, max_size=14),
)


@settings(max_examples=300, deadline=None)
@given(BRAHMIC)
def test_the_readings_of_a_word_are_few_and_the_kernel_takes_them(text: str) -> None:
    assert 1 <= len(read(text).romans) <= MOST_READ_AS
    assert len(brahmic_units(text) or ()) <= 2 * len(text) + 1
    same(text)


@settings(max_examples=200, deadline=None)
@given(BRAHMIC)
def test_what_is_understood_is_known_to_the_table(text: str) -> None:
    parts = brahmic_units(text)
    known = heard(text, "tha")
    assert parts is None or known > -10.0 or len("tha") > 4 * len(parts)
