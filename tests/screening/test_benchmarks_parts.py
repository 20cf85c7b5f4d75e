"""The parts of the benchmark: shares, halves, records, files, noise, alerts and the worker's lines. No peer runs."""

import io
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.screening import fixtures, noise, ofac_list, peer, run, un_list
from benchmarks.screening.alerts import LEVELS, Scores, by_group, scores
from benchmarks.screening.groups import GROUPS, script_of
from benchmarks.screening.halves import half_named, half_of
from benchmarks.screening.http_load import body
from benchmarks.screening.measured import NAMES, prepared
from benchmarks.screening.peer import PeerFailed, python_of
from benchmarks.screening.records import Record, birth, of_entry, of_query
from benchmarks.screening.rowfiles import read_list, rows_of
from benchmarks.screening.shares import percentile, share, wilson
from benchmarks.screening.tables import table
from benchmarks.screening.timing import Times, timed
from fairnotice.domain.errors import Unusable

PERSON = Record("a-1", ["Orin Tavesk"], ["1986-09-17"], ["UY"], "male", ["AB123"])
UN = """<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>ORIN</FIRST_NAME><SECOND_NAME>TAVESK</SECOND_NAME>
<REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER><GENDER>Male</GENDER>
<NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Oryn Tavesk</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1986-09-17</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE>
<FROM_YEAR>1980</FROM_YEAR><TO_YEAR>1984</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<NAME_ORIGINAL_SCRIPT>اورین تاوسک</NAME_ORIGINAL_SCRIPT></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"""


def test_wilsons_interval_holds_the_share_and_narrows_with_more() -> None:
    low, high = wilson(9, 10)
    assert (low, high) == (0.5958, 0.9821)
    closer = wilson(900, 1000)
    assert low < closer[0] < 0.9 < closer[1] < high
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(10, 10)[1] == 1.0


def test_shares_and_percentiles_of_nothing_and_of_something() -> None:
    assert (share(1, 3), share(1, 0)) == (0.3333, 0.0)
    assert [percentile(range(1, 101), at) for at in (50, 99, 100)] == [50, 99, 100]
    assert percentile([], 99) == 0.0
    assert percentile([5.0], 1) == 5.0


def test_times_count_every_query_but_not_the_first_ones() -> None:
    asked: list[int] = []
    times = timed(asked.append, [1, 2, 3], warm=2)
    assert asked == [1, 2, 1, 2, 3]
    assert len(times.seconds) == 3
    assert Times([0.001, 0.003]).per_second == pytest.approx(500.0)


def test_a_table_is_aligned() -> None:
    lines = list(table(("what", "n"), [["a", 1], ["longer", 12345]]))
    assert [line.rstrip() for line in lines] == ["what         n", "------  ------", "a            1", "longer  12,345"]


def test_halves_part_rows_for_good_and_development_means_tune() -> None:
    halves = [half_of(str(number)) for number in range(200)]
    assert 60 < halves.count("tune") < 140
    assert halves == [half_of(str(number)) for number in range(200)]
    assert half_named("development") == "tune"
    with pytest.raises(ValueError, match="other"):
        half_named("other")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1986", "1986"), ("1986-00-00", "1986"), ("1986-09-17", "1986-09-17"), ("1986-09-17T00:00:00", "1986-09-17"),
        ("1986-13-01", None), ("", None), ("about 1986", None),
    ],
)  # fmt: skip
def test_birth_dates_are_read_as_files_give_them(text: str, read: str | None) -> None:
    found = birth(text)
    assert (str(found) if found else None) == read


def test_a_record_keeps_what_is_known_as_an_entry_and_as_a_question() -> None:
    assert of_entry(PERSON.entry()) == PERSON
    asked = of_query(PERSON.query(), id="t1", truth="a-1")
    assert (asked.names, asked.births, asked.nationalities) == (PERSON.names, PERSON.births, PERSON.nationalities)
    assert (asked.sex, asked.documents, asked.truth) == ("male", ["AB123"], "a-1")


@pytest.mark.parametrize("name", NAMES)
def test_each_of_ours_finds_the_one_who_is_asked_for(name: str) -> None:
    other = Record("a-2", ["Maltus Quern"], ["1970-01-02"])
    ours = prepared(name, [PERSON.entry(), other.entry()])
    assert [id for id, _ in ours.ask(PERSON.query())] == ["a-1"]
    assert ours.ask_low(PERSON.query())[0][0] == "a-1"
    assert ours.hits(PERSON.query()) == ["a-1"]


def test_the_threshold_lets_at_most_so_many_alert() -> None:
    told = Scores(right=[0.95, 0.85, 0.5], highest=[0.9, 0.8] + [0.1] * 998)
    assert told.threshold(1) == 0.9, "none is allowed among a thousand"
    assert told.found(1) == 1
    assert told.found(100) == 2, "one is allowed"
    assert told.found(100_000) == 3


def test_scores_are_of_the_right_entry_only() -> None:
    positives, negatives = [Record("p", ["A"], truth="a-1")], [Record("n", ["B"])]
    told = scores(positives, negatives, [[("a-2", 0.9), ("a-1", 0.7)]], [[]])
    assert (told.right, told.highest) == ([0.7], [float("-inf")])
    assert LEVELS == (1, 4, 25, 300)


def test_groups_count_each_traveller_once_for_each_kind_of_group() -> None:
    travellers = [PERSON, Record("a-2", ["Іван"], ["2012"], ["UA"], "female"), Record("a-3", [""])]
    rows = list(by_group(travellers, [True, False, False]))
    assert [row[1] for row in rows if row[0] == "age"] == ["40 to 59", "not stated", "under 18"]
    assert [row[1] for row in rows if row[0] == "region"] == ["Americas", "Europe", "not stated"]
    assert {row[0] for row in rows} == set(GROUPS)
    assert (script_of("Іван"), script_of("قاسم"), script_of("12")) == ("Cyrl", "Arab", "none")


def test_the_un_list_is_read_with_its_scripts_and_dates(tmp_path: Path) -> None:
    file = tmp_path / "un.xml"
    file.write_text(UN, encoding="utf-8")
    (one,) = read_list(file)
    assert (one.id, one.sex, one.nationalities) == ("XXi.001", "male", ["IR"])
    assert one.births == ["1986-09-17", *map(str, range(1980, 1985))]
    assert one.names == ["ORIN TAVESK", "Oryn Tavesk", "اورین تاوسک"]
    assert un_list.original_names(file) == {"XXi.001": ["اورین تاوسک"]}


def test_the_ofac_list_is_read_from_its_remarks(tmp_path: Path) -> None:
    remarks = "DOB 17 Sep 1986; alt. DOB 1988; nationality Cuba; Gender Male; Passport AB1234 (Cuba); a.k.a. 'ORI'."
    cells = ["7", "TAVESK, Orin", "individual", *["-0- "] * 8, f'"{remarks}"']
    ship = ["8", "SHIP", "vessel", *["-0- "] * 9]
    (tmp_path / "sdn.csv").write_text("\n".join([f'{cells[0]},"{cells[1]}",' + ",".join(cells[2:]), ",".join(ship)]))
    (tmp_path / "alt.csv").write_text('7,1,"aka","TAVESC, Oryn",-0- \n')
    (one,) = ofac_list.individuals(tmp_path)
    assert one.names == ["Orin TAVESK", "Oryn TAVESC", "ORI"]
    assert (one.births, one.nationalities, one.sex, one.documents) == (
        ["1986-09-17", "1988"],
        ["CU"],
        "male",
        ["AB1234"],
    )


def test_rows_are_known_under_their_usual_names(tmp_path: Path) -> None:
    csv = tmp_path / "rows.csv"
    csv.write_text("Entity_ID,first_name,last_name,DOB,Country,gender,expected\n7,Orin,Tavesk,1986,URY,M,a-1\n")
    (row,) = rows_of(csv)
    assert (row.id, row.names, row.births, row.nationalities, row.sex, row.truth) == (
        "7", ["Orin Tavesk"], ["1986"], ["UY"], "m", "a-1",
    )  # fmt: skip
    lines = tmp_path / "ftm.jsonl"
    entity = {"id": "e", "schema": "Person", "caption": "Orin", "properties": {"name": ["Orin Tavesk"], "alias": ["O"]}}
    lines.write_text(json.dumps(entity) + "\n")
    assert next(rows_of(lines)).names == ["Orin Tavesk", "O"]
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("colour\nred\n")
    with pytest.raises(Unusable, match="no column for a name"):
        list(rows_of(wrong))


def test_every_rule_of_noise_changes_a_name_and_leaves_a_name() -> None:
    draw = random.Random(1)
    assert sum(weight for weight, _ in noise.KINDS.values()) == 100
    for kind, (_weight, change) in sorted(noise.KINDS.items()):
        changed = {change(draw, "Qasem Ali Soleymani") for _ in range(30)} - {None}
        assert changed, kind
        assert all(name and name.strip() for name in changed), kind
        assert (changed == {"Qasem Ali Soleymani"}) == (kind == "as listed"), kind


def test_noise_in_a_birth_date_is_still_a_date() -> None:
    draw = random.Random(2)
    stated = {day for _ in range(500) for day in noise.birth_noise(draw, "1986-09-07")}
    assert all(birth(day) for day in stated)
    assert {"1986", "1986-09-07", "1986-07-09", "1985-09-07"} <= stated
    assert noise.birth_noise(draw, "") == []


@pytest.fixture
def listed() -> list[Record]:
    names = ["Karim", "Omar", "Leila", "Yusuf", "Nadia"]
    families = ["Tavesk", "Quernat", "Belmari", "Ostrelli", "Vandrel"]
    return [
        Record(f"l-{one}-{last}", [f"{one} {last}", f"{one}a {last}", f"{one} Ben {last}"], ["1970-01-02"], ["IQ"])
        for one in names
        for last in families
    ]  # fmt: skip


def test_fixtures_are_the_same_each_time_and_nobody_unlisted_bears_a_listed_name(listed: list[Record]) -> None:
    kept, positives, negatives = fixtures.made(listed, 40)
    again = fixtures.made(listed, 40)
    assert (kept, positives, negatives) == again
    assert {one.truth for one in positives} <= {one.id for one in kept}
    whole = {" ".join(sorted(name.lower().split())) for person in kept for name in person.names}
    assert not whole & {" ".join(sorted(one.names[0].lower().split())) for one in negatives}
    assert {one.kind for one in negatives} == {fixtures.RECOMBINED, fixtures.INVENTED}


def test_a_name_held_out_is_not_on_the_list(listed: list[Record]) -> None:
    kept, positives, _ = fixtures.made(listed, 1)
    held = [one for one in positives if one.kind == "name held out"]
    by_id = {person.id: person for person in kept}
    assert held
    assert all(one.names[0] not in by_id[one.truth].names for one in held)


class _Process:
    """A peer that answers what it is told to, instead of a process."""

    def __init__(self, answers: Iterator[dict[str, object]]) -> None:
        self.stdin = io.StringIO()
        self.stdout = io.StringIO("".join(json.dumps(one) + "\n" for one in answers))
        self.ended = False

    def wait(self) -> int:
        return 0

    def terminate(self) -> None:
        self.ended = True


def test_a_peer_is_spoken_to_in_lines_and_one_that_stops_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[dict[str, object]] = [
        {"seconds": 0.5},
        {"seconds": [0.1, 0.3], "before": 0.6, "found": [[["a-1", 0.9]], []]},
    ]
    process = _Process(iter(answers))
    monkeypatch.setattr("benchmarks.screening.peer.subprocess.Popen", lambda *_args, **_more: process)
    with peer.Peer(Path("python"), core=None) as one:
        assert one.listed("tantivy+rapidfuzz", [PERSON]) == 0.5
        asked = one.asked([PERSON, PERSON])
        assert asked.found == [[("a-1", 0.9)], []]
        assert asked.per_second == pytest.approx(2.0), "what is done once for all counts"
        with pytest.raises(PeerFailed, match="stopped"):
            one.listed("tantivy+rapidfuzz", [])


def test_a_folder_that_is_no_environment_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PeerFailed, match="is no environment"):
        python_of(tmp_path)


def test_a_check_is_sent_as_the_api_takes_it() -> None:
    sent = json.loads(body(PERSON))
    assert sent == {
        "names": ["Orin Tavesk"], "births": ["1986-09-17"], "nationalities": ["UY"], "purpose": "benchmark",
        "sex": "male",
    }  # fmt: skip


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run.main(["pairs", str(tmp_path / "none.csv"), "--json"]) == 2
    assert "is not there" in capsys.readouterr().err


@pytest.mark.parametrize("command", sorted(run.COMMANDS))
def test_every_command_describes_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run.main([command, "--help"])
    assert ended.value.code == 0
    assert "--json" in capsys.readouterr().out
