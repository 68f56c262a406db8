"""From a letter, an official and a writer to the exact words, each knowing whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.constituents import Constituent, Reply
from advocacy.core.drafting import STORY, Draft, Run, facts_of, fill, wording
from advocacy.core.letters import CONDITIONS
from advocacy.core.officials import OfficeTitle
from tests.support.manuscripts import CALIFORNIA, DC, ENGLISH, SPANISH, official, writing

ANA = Constituent(
    CALIFORNIA,
    name="Ana Nguyễn",
    street="1200 Camino Real",
    city="Berkeley",
    zip="94704",
    email="ana@example.org",
    story="As a parent, I worry.",
    reasons=("lasting", "fair"),
    reply=Reply.EMAIL,
)
TAKANO = official(
    OfficeTitle.US_REPRESENTATIVE,
    CALIFORNIA.district("39"),
    official_id="bioguide:T000472",
    name="Mark Takano",
    family_name="Takano",
)


def drafted(constituent: Constituent = ANA, source: str = ENGLISH) -> Draft:
    return fill(writing(source), official(), CALIFORNIA, constituent)


def paragraphs(draft: Draft) -> list[str]:
    return draft.body.split("\n\n")


def test_a_letter_is_filled_in_for_one_official() -> None:
    draft = drafted()
    assert draft.subject == "Keep students safe (H.R. 4030, 115th Congress)"
    assert paragraphs(draft) == [
        "I live in Berkeley, California 94704, and I ask Senator Padilla for a bill.",
        "As a parent, I worry.",
        "Jackie Speier introduced H.R. 4030, 115th Congress on 2017-10-12.",
        "A law lasts. A law is fair.",
        "Please write back.",
    ]


def test_the_same_arguments_give_the_same_words() -> None:
    assert drafted() == drafted()


def test_who_says_nothing_gets_a_letter_without_holes() -> None:
    draft = drafted(Constituent(CALIFORNIA))
    assert paragraphs(draft) == [
        "I live in California, and I ask Senator Padilla for a bill.",
        "Jackie Speier introduced H.R. 4030, 115th Congress on 2017-10-12.",
        "Please do not write back.",
    ]
    assert draft.phone_script.startswith("My name is [your name], from California.")
    assert draft.sender == ("California",)
    assert draft.signature == ""


def test_the_sender_gives_only_what_she_gave() -> None:
    assert drafted().sender == ("Ana Nguyễn", "1200 Camino Real", "Berkeley, CA 94704", "ana@example.org")
    assert drafted(replace(ANA, reply=Reply.POST)).sender[-1] == "Berkeley, CA 94704"
    assert drafted(replace(ANA, street="", city="")).sender == ("Ana Nguyễn", "CA 94704", "ana@example.org")


def test_the_email_ends_with_closing_name_and_address() -> None:
    assert drafted().message.endswith(
        "Please write back.\n\nSincerely,\n\nAna Nguyễn\n1200 Camino Real\nBerkeley, CA 94704\nana@example.org"
    )


def test_her_story_keeps_its_paragraphs_and_is_known_as_hers() -> None:
    draft = drafted(replace(ANA, story="  One\r\nline.\r\n\r\n\r\nTwo   lines. "))
    assert paragraphs(draft)[1:3] == ["One line.", "Two lines."]
    assert [run.text for paragraph in draft.paragraphs for run in paragraph if run.is_own] == [
        "One line.",
        "Two lines.",
    ]
    assert draft.own_share == pytest.approx(4 / len(draft.body.split()))


def test_an_empty_wording_leaves_no_space_behind() -> None:
    source = ENGLISH.replace("    otherwise: Please write back.", '    otherwise: ""').replace(
        "{{ bill.sponsor }} introduced", "{{ ask.reply }} {{ bill.sponsor }} {{ ask.reply }} introduced"
    )
    assert "\n\nJackie Speier introduced H.R. 4030" in drafted(source=source).body


def test_what_she_types_is_never_read_as_a_placeholder() -> None:
    assert "{{ official.name }} {% x %}" in drafted(replace(ANA, story="{{ official.name }} {% x %}")).body


def test_a_name_with_a_line_end_cannot_begin_a_line_of_its_own() -> None:
    source = ENGLISH.replace("subject: Keep", "subject: '{{ constituent.name }}: Keep").replace(
        "({{ bill.citation }})\nshort", "'\nshort"
    )
    assert (
        drafted(replace(ANA, name="Ana\r\nBcc: x@example.org"), source).subject
        == "Ana Bcc: x@example.org: Keep students safe"
    )


def test_the_wording_follows_position_office_chamber_stage_and_reply() -> None:
    always = {"federal", "died", "reply_email"}
    assert facts_of(writing(), TAKANO, ANA) == {"cosponsor", "lower", "us_representative", *always}
    assert facts_of(writing(), official(), ANA) == {"other_chamber", "unknown", "upper", "us_senator", *always}
    nobody = TAKANO.without_holder()
    assert facts_of(writing(), nobody, ANA) == {"unknown", "lower", "us_representative", "seat_open", *always}
    assert facts_of(writing(), nobody, ANA) <= CONDITIONS


def test_a_seat_without_a_name_is_thanked_for_nothing() -> None:
    draft = fill(writing(), TAKANO.without_holder(), CALIFORNIA, ANA)
    assert draft.salutation == "Dear Representative:"
    assert paragraphs(draft)[0].endswith("and I ask this office for a bill.")
    assert "Takano" not in draft.message


def test_one_wording_can_be_read_with_another_answer() -> None:
    assert wording(writing(), official(), CALIFORNIA, ANA, "reply", Reply.NONE) == "Please do not write back."
    assert wording(writing(), official(), CALIFORNIA, ANA, "nothing", Reply.NONE) == ""


def test_the_letter_of_another_language_is_in_that_language() -> None:
    washingtonian = Constituent(DC, zip="20001")
    draft = fill(writing(SPANISH, "es"), official(), DC, washingtonian)
    assert paragraphs(draft)[0] == "Vivo en Washington, D.C. 20001 y le pido a Alex Padilla un proyecto nuevo."
    assert (draft.salutation, draft.closing) == ("Estimado senador Padilla:", "Atentamente,")


# What she changes


def own_words(draft: Draft) -> str:
    return " ".join(run.text.strip() for paragraph in draft.paragraphs for run in paragraph if run.is_own)


def test_what_comes_back_unchanged_is_the_same_letter_however_the_browser_sends_it() -> None:
    draft = drafted()
    again = draft.edited(draft.body.replace("\n", "\r\n"))
    assert again.body == draft.body
    assert again.own_share == draft.own_share
    assert own_words(again) == own_words(draft)


def test_new_words_are_marked_as_her_own_and_ours_are_not() -> None:
    draft = drafted(replace(ANA, story=""))
    edited = draft.edited(draft.body.replace("Please write back.", "Please kindly write back."))
    assert own_words(edited) == "kindly"


def test_her_story_stays_hers_when_a_word_of_it_changes() -> None:
    draft = drafted()
    edited = draft.edited(draft.body.replace("As a parent, I worry.", "As a parent, I often worry."))
    assert own_words(edited) == "As a parent, I often worry."


def test_a_letter_that_is_all_hers_is_counted_so_and_an_empty_one_has_no_words() -> None:
    assert drafted().edited("Nothing here was yours.").own_share > 0.5
    assert drafted().edited(" \r\n \n").paragraphs == ()
    assert drafted().edited("").own_share == 0.0


def test_moving_a_paragraph_makes_it_nobodys_own() -> None:
    draft = drafted(replace(ANA, story=""))
    assert own_words(draft.edited("\n\n".join(reversed(paragraphs(draft))))) == ""


def test_a_text_of_a_few_words_over_and_over_is_read_quickly() -> None:
    draft = drafted(replace(ANA, story="a a b " * 660))
    assert len(draft.edited("a b b " * 2_000).body) == 12_000 - 1


WORDS = st.text("ab é.\n\r\t", max_size=120)


@given(WORDS, WORDS)
def test_editing_keeps_every_word_in_its_order(story: str, body: str) -> None:
    draft = drafted(replace(ANA, story=story))
    edited = draft.edited(body)
    assert edited.body.split() == body.split()
    assert 0.0 <= edited.own_share <= 1.0
    assert draft.edited(draft.body).body == draft.body


@given(st.text(max_size=60), st.text(max_size=200), st.text(max_size=30))
def test_filling_never_fails_whatever_she_types(name: str, story: str, city: str) -> None:
    draft = drafted(replace(ANA, name=name, story=story, city=city))
    assert all(run.text for paragraph in draft.paragraphs for run in paragraph)
    assert "\n" not in draft.subject


def test_a_run_knows_whose_it_is() -> None:
    assert Run("x", STORY).is_own
    assert not Run("x", "constituent.place").is_own
