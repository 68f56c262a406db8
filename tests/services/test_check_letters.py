"""Letters are read from their folders and proofread; the letters that come with the site have nothing to mend."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advocacy.core.bills import Bill, BillId, Position
from advocacy.core.campaigns import CampaignVersion
from advocacy.core.constituents import Constituent, Reply
from advocacy.core.drafting import Draft, Writing, fill
from advocacy.core.errors import UnknownThing
from advocacy.core.letters import CONDITIONS, OPTIONAL_KEYS, TEMPLATE_KEYS, TEXT_KEYS
from advocacy.core.letters_syntax import FIELDS
from advocacy.core.officials import OfficeTitle, Official
from advocacy.core.problems import Problem
from advocacy.services.check_letters import campaign_folders, check_letters, read_folder
from advocacy.services.load_campaigns import parse_version
from advocacy.services.write_letter import write_date
from tests.support.manuscripts import BILL, CALIFORNIA, DAY, DC, FILES, PUERTO_RICO, official, spoiled

LETTERS = Path(__file__).resolve().parents[2] / "letters"
TITLE_IX = LETTERS / "title-ix-protection-act"
BILLS: dict[str, Bill] = {str(BILL.id): BILL}
MakeFolder = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> MakeFolder:
    def write(files: dict[str, str] = FILES, name: str = "schools") -> Path:
        folder = tmp_path / "letters" / name
        folder.mkdir(parents=True)
        for file, text in files.items():
            (folder / file).write_bytes(text.encode("utf-8", errors="surrogateescape"))
        return folder

    return write


def check(path: Path) -> tuple[Problem, ...]:
    return check_letters(path, BILLS, DAY)


# Reading folders


def test_a_good_folder_has_nothing_to_mend_from_whichever_side_it_is_read(make: MakeFolder) -> None:
    folder = make()
    for path in (folder, folder.parent, folder / "en.md", folder / "campaign.yaml"):
        assert check(path) == ()


def test_a_wrong_placeholder_makes_no_false_alarm_of_the_names_of_resources(make: MakeFolder) -> None:
    files = {path.name: path.read_text() for path in TITLE_IX.iterdir()}
    assert "RAINN" in files["en.md"]
    folder = make({**files, "en.md": files["en.md"].replace("bill.sponsor", "bill.sponser")})
    assert [problem.code for problem in check(folder / "en.md")] == ["unknown-placeholder"]


def test_a_folder_is_told_that_its_name_cannot_be_published(make: MakeFolder) -> None:
    (problem,) = check(make(name="My Letter"))
    assert (problem.code, Path(problem.file).name) == ("folder-name", "campaign.yaml")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that even root cannot read")
def test_a_file_that_may_not_be_read_is_told_and_the_others_are_read(make: MakeFolder) -> None:
    folder = make(spoiled("en.md", "A law lasts.", "XXX A law lasts."))
    (folder / "es.md").unlink()
    (folder / "es.md").symlink_to("/proc/self/mem")
    assert {problem.code for problem in check(folder)} == {"file-unreadable", "left-over-note"}


def test_a_letter_in_another_language_is_told_so_though_it_is_checked_alone(make: MakeFolder) -> None:
    folder = make({**FILES, "fr.md": FILES["en.md"]})
    assert [problem.code for problem in check(folder / "fr.md")] == ["unknown-language"]


def test_a_file_that_is_not_saved_as_utf8_is_told_so_once(make: MakeFolder) -> None:
    folder = make()
    (folder / "es.md").write_bytes(FILES["es.md"].encode("cp1252"))
    assert [problem.code for problem in check(folder) if problem.is_error] == ["damaged-letters"]


def test_files_are_named_as_they_were_asked_for(make: MakeFolder) -> None:
    folder = make(spoiled("es.md", "Un tema", "XXX tema"))
    for path in (folder, folder.parent, folder / "es.md"):
        (problem,) = check(path)
        assert (problem.file, problem.line) == (str(folder / "es.md"), 6)
    assert check(folder / "en.md") == ()


def test_a_file_saved_as_what_windows_calls_unicode_is_read(make: MakeFolder) -> None:
    folder = make()
    (folder / "en.md").write_bytes(FILES["en.md"].encode("utf-16"))
    assert check(folder) == ()


def test_what_cannot_be_read_at_all_is_told_with_its_line_for_every_file(make: MakeFolder) -> None:
    files = spoiled("en.md", "title: A letter", "titel: A letter")
    folder = make({**files, "campaign.yaml": FILES["campaign.yaml"].replace("2026-11-01", "soon")})
    assert {Path(problem.file).name for problem in check(folder)} == {"en.md", "campaign.yaml"}


def test_bytes_that_are_not_utf_8_are_found_on_their_line(make: MakeFolder) -> None:
    folder = make(spoiled("es.md", "Un tema difícil.", "Un tema dif\udced" + "cil."))
    (problem,) = check(folder)
    assert (Path(problem.file).name, problem.line) == ("es.md", 6)
    assert "damaged" in problem.message


def test_a_file_as_long_as_a_book_is_refused_and_read_no_further(make: MakeFolder) -> None:
    folder = make({**FILES, "en.md": FILES["en.md"] + "x" * 2_000_000})
    assert len(read_folder(folder)["en.md"]) == 250_000
    assert "longer than" in check(folder)[0].message


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"en.md": FILES["en.md"]}, "campaign.yaml:1: The file campaign.yaml is missing."),
        ({"campaign.yaml": FILES["campaign.yaml"]}, "en.md:1: There is no letter."),
        ({**FILES, "fr.md": "Bonjour"}, "fr.md:1: The site does not know which language this is"),
        (
            {**FILES, "campaign.yaml": FILES["campaign.yaml"].replace("4030", "4031")},
            "campaign.yaml:2: Nothing is known of",
        ),
    ],
)
def test_a_folder_that_is_not_complete_says_what_is_missing(
    make: MakeFolder, files: dict[str, str], message: str
) -> None:
    found = [f"{Path(problem.file).name}:{problem.line}: {problem.message}" for problem in check(make(files))]
    assert found[0].startswith(message)


def test_a_readme_and_hidden_folders_are_not_letters(make: MakeFolder) -> None:
    folder = make({**FILES, "README.md": "TODO"})
    make(name=".draft")
    assert check(folder.parent) == ()
    assert campaign_folders(folder.parent) == [folder]


def test_two_campaigns_cannot_have_one_address(make: MakeFolder) -> None:
    make(name="another")
    folder = make()
    (problem,) = check(folder.parent)
    assert (problem.file, problem.message) == (
        str(folder / "campaign.yaml"),
        "“school-letter” is another campaign’s address: another.",
    )


def test_where_there_is_nothing_to_check_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnknownThing):
        check(tmp_path)


def test_a_letter_alone_is_checked_as_far_as_its_own_words_go(tmp_path: Path) -> None:
    alone = tmp_path / "es.md"
    alone.write_text(FILES["es.md"].replace("Un tema", "Un <b>tema"), encoding="utf-8")
    assert [(problem.code, problem.line) for problem in check(alone)] == [("campaign-not-beside", 1), ("markup", 6)]


def test_a_letter_of_any_name_is_checked_as_english(tmp_path: Path) -> None:
    alone = tmp_path / "draft.txt"
    alone.write_text(FILES["en.md"].replace("bill.sponsor", "bill.sponser"), encoding="utf-8")
    codes = [problem.code for problem in check(alone)]
    assert codes == ["campaign-not-beside", "language-not-named", "unknown-placeholder"]
    alone.write_bytes(b"\xff\x00 no letter")
    assert [problem.code for problem in check(alone)][2:] == ["front-missing"]


def test_what_can_be_read_is_proofread_beside_what_cannot(make: MakeFolder) -> None:
    files = {**FILES, "en.md": "Dear Senator", "es.md": FILES["es.md"].replace("Un tema", "Un XXX tema")}
    folder = make(files)
    assert [(Path(one.file).name, one.code) for one in check(folder)] == [
        ("en.md", "front-missing"),
        ("es.md", "left-over-note"),
    ]
    assert [one.code for one in check(folder / "es.md")] == ["left-over-note"]
    broken = make({**files, "campaign.yaml": "- x"}, name="broken")
    assert [one.code for one in check(broken / "es.md")] == ["left-over-note"]


def test_one_wrong_placeholder_hides_nothing_else_that_is_wrong(make: MakeFolder) -> None:
    wrong = FILES["en.md"].replace("bill.sponsor", "bill.sponser")
    wrong = wrong.rstrip("\n") + " Read https://example.org, THIS IS VERY URGENT!!!\n"
    found = {(one.code, one.part) for one in check(make({**FILES, "en.md": wrong})) if one.file.endswith("en.md")}
    assert {code for code, _ in found} >= {"unknown-placeholder", "link", "capitals", "too-many-marks"}
    assert ("link", "body") in found


# The letter that comes with the site


@pytest.fixture(scope="module")
def title_ix() -> CampaignVersion:
    return parse_version(read_folder(TITLE_IX), "title-ix-protection-act", 1)


def test_the_letters_that_come_with_the_site_have_nothing_to_mend_before_publishing() -> None:
    bills = {**BILLS, "hr1557-119": replace(BILL, id=BillId("hr", 1557, 119), introduced=date(2025, 2, 25))}
    found = check_letters(LETTERS, bills, DAY)
    assert [problem for problem in found if problem.is_error] == []
    assert {problem.code for problem in found} == {"name-gives-away", "too-long-for-mail-link"}


def test_its_campaign_is_sensitive_neutral_and_open(title_ix: CampaignVersion) -> None:
    campaign = title_ix.campaign
    assert (campaign.path, campaign.sensitive, str(campaign.bill)) == ("education-letter", True, "hr4030-115")
    assert campaign.is_open(date(2026, 11, 22))
    assert set(campaign.targets) == {office for office in OfficeTitle if office.is_federal}
    assert {resource.id: (resource.phone, resource.chat, resource.website) for resource in campaign.resources} == {
        "rainn": ("800-656-4673", "https://hotline.rainn.org", "https://www.rainn.org"),
        "pave": ("", "", "https://shatteringthesilence.org"),
    }


def test_its_words_keep_to_the_facts_that_are_verified(title_ix: CampaignVersion) -> None:
    text = " ".join((TITLE_IX / name).read_text(encoding="utf-8") for name in ("en.md", "es.md"))
    assert set(re.findall(r"\b(?:19|20)\d\d\b", text)) <= {"1972", "2001", "2011", "2014", "2017", "2019"}
    assert {"PAVE", "RAINN"} <= set(re.findall(r"\b[A-Z]{4,}\b", text))
    assert "not a hotline" in title_ix.letters["en"].resources["pave"].text
    assert "No es una línea de ayuda" in title_ix.letters["es"].resources["pave"].text
    for language, word in (("en", "phone bill"), ("es", "factura del teléfono")):
        assert word in title_ix.letters[language].resources["rainn"].text


SENATE, HOUSE = OfficeTitle.US_SENATOR, OfficeTitle.US_REPRESENTATIVE
DELEGATE, COMMISSIONER = OfficeTitle.US_DELEGATE, OfficeTitle.US_RESIDENT_COMMISSIONER
PADILLA = official()
TAKANO = official(
    HOUSE, CALIFORNIA.district("39"), official_id="bioguide:T000472", name="Mark Takano", family_name="Takano"
)
NORTON = official(
    DELEGATE,
    DC.district("0"),
    official_id="bioguide:N000147",
    name="Eleanor Holmes Norton",
    family_name="Norton",
    gender="female",
)
HERNANDEZ = official(
    COMMISSIONER,
    PUERTO_RICO.district("0"),
    official_id="bioguide:H001103",
    name="Pablo José Hernández",
    family_name="Hernández",
)
WHERE = {PADILLA: CALIFORNIA, TAKANO: CALIFORNIA, NORTON: DC, HERNANDEZ: PUERTO_RICO}
POSITIONS = {"bioguide:T000472": Position.COSPONSOR, "bioguide:N000147": Position.COSPONSOR}


def drafted(
    version: CampaignVersion,
    who: Official,
    language: str,
    reply: Reply = Reply.NONE,
    signed: dict[str, date] | None = None,
) -> Draft:
    state = WHERE.get(who, CALIFORNIA)
    bill = replace(BILL, positions=POSITIONS, signed=signed or dict.fromkeys(POSITIONS, BILL.introduced))
    constituent = Constituent(state, "Ana", city="Berkeley", zip="94704", reply=reply)
    return fill(Writing(version.letters[language], bill, DAY, write_date), who, state, constituent)


@pytest.mark.parametrize("who", WHERE, ids=lambda who: who.family_name)
def test_subject_and_first_sentence_say_what_it_is_about_with_number_and_congress(
    title_ix: CampaignVersion, who: Official
) -> None:
    draft = drafted(title_ix, who, "en")
    for text in (draft.subject, draft.body.split(". ")[0] + draft.body.split("\n")[0]):
        assert "student sexual harassment and assault" in text
        assert "(H.R. 4030, 115th Congress)" in text
    draft = drafted(title_ix, who, "es")
    for text in (draft.subject, draft.body.split("\n")[0]):
        assert "el acoso y la agresión sexual" in text
        assert "H.R. 4030 del 115.º Congreso" in text


def test_only_original_cosponsors_are_thanked_and_nobody_is_told_that_he_was_not_one(title_ix: CampaignVersion) -> None:
    for who in WHERE:
        thanked = who.official_id in POSITIONS
        english, spanish = drafted(title_ix, who, "en"), drafted(title_ix, who, "es")
        for text in (english.body, english.short_message, english.phone_script):
            assert ("Thank you for being an original cosponsor" in text) == thanked
        for text in (spanish.body, spanish.short_message, spanish.phone_script):
            assert ("desde el primer día" in text) == thanked
        assert "did not cosponsor" not in english.message
    assert "Thank you for being" not in drafted(title_ix, TAKANO.without_holder(), "en").message


def test_whoever_joined_later_is_thanked_without_being_called_an_original_cosponsor(title_ix: CampaignVersion) -> None:
    later = {"bioguide:T000472": date(2018, 2, 1)}
    english, spanish = (drafted(title_ix, TAKANO, language, signed=later) for language in ("en", "es"))
    assert "Thank you for cosponsoring that bill. I hope you will lead again." in english.body
    assert "Thank you for cosponsoring it." in english.short_message
    assert "original cosponsor." not in english.message
    assert "Gracias por haber copatrocinado aquel proyecto. Espero" in spanish.body


@pytest.mark.parametrize(
    ("who", "english", "spanish"),
    [
        (PADILLA, "introduce a bill in the Senate", "un proyecto en el Senado"),
        (TAKANO, "introduce a bill in the House", "en la Cámara de Representantes"),
        (
            NORTON,
            "As our delegate, you can introduce and cosponsor bills and speak for them in committee",
            "en comité",
        ),
        (HERNANDEZ, "As our resident commissioner, you can introduce and cosponsor bills", "Comisaría Residente"),
    ],
    ids=lambda value: value.family_name if isinstance(value, Official) else "",
)
def test_each_is_asked_for_what_that_office_can_do(
    title_ix: CampaignVersion, who: Official, english: str, spanish: str
) -> None:
    assert english in drafted(title_ix, who, "en").body
    assert spanish in drafted(title_ix, who, "es").body


@pytest.mark.parametrize(
    ("reply", "english", "spanish"),
    [
        (Reply.EMAIL, "I would be glad to hear by email", "por correo electrónico"),
        (Reply.POST, "I would be glad to hear by mail", "por correo postal"),
        (Reply.NONE, "Please do not send me a reply", "no me envíe respuesta"),
    ],
)
def test_the_closing_sentence_follows_whether_they_may_write_back(
    title_ix: CampaignVersion, reply: Reply, english: str, spanish: str
) -> None:
    assert english in drafted(title_ix, PADILLA, "en", reply).body.split("\n\n")[-1]
    assert spanish in drafted(title_ix, PADILLA, "es", reply).body.split("\n\n")[-1]


def test_starters_begin_with_who_she_is_and_leave_the_rest_to_her(title_ix: CampaignVersion) -> None:
    labels = [starter.label for starter in title_ix.letters["en"].starters]
    assert labels == ["As a parent", "As a student", "As a teacher", "As a neighbor"]


# How to write a letter


def named_in_table(heading: str) -> dict[str, str]:
    """First and second cell of each row of the table under these words."""
    text = (LETTERS / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^|]+)` \| ([^|]*?) \|", text[text.index(heading) :].split("\n\n## ")[0], re.MULTILINE)
    return dict(rows)


def test_the_readme_lists_every_placeholder_with_what_it_becomes() -> None:
    table = named_in_table("These are all.")
    assert table.pop("{{ ask.NAME }}")
    assert table == {f"{{{{ {name} }}}}": meaning for name, meaning in FIELDS.items()}


def test_the_readme_lists_every_condition() -> None:
    assert set(named_in_table("The conditions:")) == CONDITIONS


def test_the_readme_lists_every_part_of_a_letter_and_which_may_be_left_out() -> None:
    table = named_in_table("| name | where it goes")
    assert set(table) == {*TEXT_KEYS, *TEMPLATE_KEYS}
    assert {name for name, words in table.items() if "may be left out" in words} == OPTIONAL_KEYS
