"""What no letter of ours says, and the ordinary words that look like it."""

from __future__ import annotations

import pytest

from advocacy.core.proofreading import house_style as style
from advocacy.core.proofreading.house_style import Rule


def finds(rule: Rule, text: str) -> bool:
    return any(True for _ in rule.find(text))


def typed(text: str) -> list[str]:
    return [message for rule in style.TYPED for _, message in rule.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "a\u200bb",
        "a\u202eb",
        "\u2066a",
        "a\x00b",
        "a\u00adb",
        "a\ufeffb",
        "DonÃ©",
        "letâ€™s",
        "Â¿Por qu",
        "a\ufffdb",
        "<b>bold</b>",
        "see <a href='x'>this</a>",
        "**bold**",
        "<!-- hidden -->",
        "schools &amp; towns",
        "a&#8217;s",
        "*slanted words*",
        "__bold__",
        "read [this](https:example.org)",
        "You did not cosponsor that bill.",
        "You didn’t co-sponsor it",
        "Usted no copatrocinó aquel proyecto",
        "TODO: facts",
        "XXX",
        "FIXME",
        "Lorem ipsum dolor",
        "Dear [insert name]",
        "[your town]",
        "[inserte su ciudad]",
        "Act now!!",
        "Really?!",
        "See https://example.org",
        "see www.example.org",
        "he and/or she",
        "alumno y/o padre",
    ],
)
def test_traces_of_the_workshop_are_seen_in_a_line(text: str) -> None:
    assert len(typed(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Students’ “rights” — H.R.\u00a04030.",
        "¿Por qué? ¡Ya!",
        "todo estudiante",
        "Ángel Muñoz, à côté",
        "a [sic] b",
        "2 * 3 * 4",
        "bread & butter; R&D; Q&A",
        "a footnote* and another*",
        "(see the list) [now]",
        "Why?",
    ],
)
def test_good_words_are_left_alone(text: str) -> None:
    assert typed(text) == []


@pytest.mark.parametrize("text", ["ACT NOW please", "This is URGENT", "PROTEJA A TODAS", "¡BASTA YA!"])
def test_capitals_are_shouting(text: str) -> None:
    assert list(style.shouted(text, frozenset()))


@pytest.mark.parametrize(
    "text",
    [
        "Title IX and the ZIP",
        "H.R. 4030",
        "RAINN and PAVE",
        "since COVID",
        "LGBTQ students",
        "the USA",
        "John Smith III",
    ],
)
def test_names_and_short_capitals_are_not(text: str) -> None:
    assert not list(style.shouted(text, frozenset({"RAINN", "PAVE"})))


@pytest.mark.parametrize(
    "text",
    [
        "Please vote for the bill",
        "vote YES on it",
        "I ask for voting for this",
        "Pass this bill",
        "pass H.R. 4030 now",
        "help in passing the bill",
        "support passage of the bill",
        "Vote a favor de la ley",
        "le pido votar por la ley",
        "que apruebe el proyecto",
        "ayude a aprobar esta ley",
    ],
)
def test_asking_for_a_vote_on_a_bill_that_is_over_is_found(text: str) -> None:
    assert finds(style.DEAD_BILL, text)


@pytest.mark.parametrize(
    "text",
    [
        "introduce or cosponsor a bill",
        "The House did not pass the bill.",
        "nobody can vote on it today",
        "as time passes",
        "It was passed by one chamber in 2019.",
        "hoy nadie puede votarlo",
        "no se aprobó",
        "with compassion for the student",
    ],
)
def test_telling_what_happened_is_not_asking_for_a_vote(text: str) -> None:
    assert not finds(style.DEAD_BILL, text)


@pytest.mark.parametrize(
    "text", ["H.R. 4030 is good", "HR 4030", "hr 4030", "S. 12", "S.Con.Res. 7", "H.R. 1 and " + "x " * 40 + "Congress"]
)
def test_a_number_without_its_congress_is_bare(text: str) -> None:
    assert finds(style.BARE_NUMBER, text)


@pytest.mark.parametrize(
    "text",
    [
        "H.R. 4030, 115th Congress",
        "H.R. 4030 del 115.º Congreso",
        "H.R. 4030 of the 115th Congress",
        "Washington, D.C. 20001",
        "U.S. 101 runs by the school",
        "in 4030 schools",
    ],
)
def test_a_number_with_its_congress_is_not(text: str) -> None:
    assert not finds(style.BARE_NUMBER, text)


@pytest.mark.parametrize(
    "text", ["I ask , please", "on . The", "the bill ()", "a . . b", "Dear {name}", "by the Act,."]
)
def test_what_an_empty_value_leaves_behind_is_found(text: str) -> None:
    assert any(finds(rule, text) for rule in style.BROKEN)


@pytest.mark.parametrize(
    "text", ["H.R. 4030, 115th Congress (2017).", "at 12:30, 5.5 percent", "“So be it.” And so on…", "a ... b"]
)
def test_ordinary_punctuation_is_whole(text: str) -> None:
    assert not any(finds(rule, text) for rule in style.BROKEN)


@pytest.mark.parametrize(
    "text",
    [
        "As a survivor, I",
        "What happened to you?",
        "Tell us about your experience",
        "Describe the incident.",
        "I was assaulted",
        "Como sobreviviente, yo",
        "Cuéntenos su historia",
        "Describa su experiencia",
        "lo que le pasó",
        "your own assault",
    ],
)
def test_prompts_that_push_her_to_tell_are_found(text: str) -> None:
    assert finds(style.DISCLOSURE, text)


@pytest.mark.parametrize(
    "text",
    [
        "As a parent, I",
        "As a neighbor of the schools",
        "Why does this matter to you?",
        "¿Por qué le importa este tema?",
        "Como madre o padre",
        "Soy docente y",
        "As a teacher, I want to know what the law expects",
    ],
)
def test_prompts_that_leave_it_to_her_are_not(text: str) -> None:
    assert not finds(style.DISCLOSURE, text)


@pytest.mark.parametrize(
    "text", ["title ix letter", "stop sexual assault", "carta sobre el acoso", "survivors", "Título IX"]
)
def test_titles_that_give_the_subject_away_are_found(text: str) -> None:
    assert finds(style.GIVEAWAY, text)


@pytest.mark.parametrize(
    "text", ["A letter to Congress about education", "education letter", "Una carta sobre educación"]
)
def test_neutral_titles_are_not(text: str) -> None:
    assert not finds(style.GIVEAWAY, text)


def test_what_gives_away_is_told_as_a_whole_word() -> None:
    assert [found for _, found in style.GIVEAWAY.find("Una carta sobre violaciones")] == ["violaciones"]


def test_every_rule_reads_a_long_line_quickly_and_says_what_it_found() -> None:
    rules = [value for value in vars(style).values() if isinstance(value, Rule)] + [*style.TYPED, *style.BROKEN]
    for rule in rules:
        for text in ("a" * 20_000, " " * 20_000, "H.R. " * 4_000, "share " * 3_000, "((((" * 5_000, "AAAA " * 4_000):
            for _, message in rule.find(text):
                assert len(message) <= 60
