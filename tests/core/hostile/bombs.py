"""Letters that would take for ever, or all memory, if they were read without bounds."""

from __future__ import annotations

from tests.support.manuscripts import ENGLISH


def e(old: str, new: str) -> str:
    """The good letter with one thing changed."""
    assert old in ENGLISH
    return ENGLISH.replace(old, new, 1)


def body(words: str) -> str:
    """The good letter with these words in its body."""
    return e("{{ bill.sponsor }}", words)


big = e("Please write back.", "'" + "word " * 3000 + "'")


HOSTILE: dict[str, tuple[str, str]] = {
    "500 placeholders": (body("{{ today }} " * 500), "too-many-placeholders"),
    "5,000 open brackets": (body("{{ " + "[" * 5000 + " }}"), "placeholder-too-long"),
    "5,000 open parentheses": (body("{{ " + "(" * 5000 + "official.name" + ")" * 5000 + " }}"), "placeholder-too-long"),
    "9,000 parentheses that never close": (body("{{ " + "(" * 9000), "placeholder-too-long"),
    "5,000 open braces": (body("{{ " + "{" * 5000 + " }}"), "too-many-placeholders"),
    "nested tables": (body("{{ " + "{'a':" * 3000 + "1" + "}" * 3000 + " }}"), "placeholder-too-long"),
    "9,000 attributes": (body("{{ a" + ".b" * 9000 + " }}"), "placeholder-not-a-name"),
    "9,000 subscripts": (body("{{ a" + "[0]" * 6000 + " }}"), "placeholder-not-a-name"),
    "6,000 calls": (body("{{ a" + "()" * 6000 + " }}"), "placeholder-not-a-name"),
    "6,000 filters": (body("{{ a" + "|e" * 6000 + " }}"), "placeholder-not-a-name"),
    "9,000 minus signs": (body("{{ " + "-" * 3 + " -" * 9000 + "1 }}"), "placeholder-too-long"),
    "4,000 nots": (body("{{ " + "not " * 4000 + "1 }}"), "placeholder-too-long"),
    "4,000 sums": (body("{{ 1" + "+1" * 4000 + " }}"), "placeholder-not-a-name"),
    "4,000 powers": (body("{{ 2" + "**2" * 4000 + " }}"), "placeholder-not-a-name"),
    "3,000 conditions": (body("{{ " + "1 if 1 else " * 1500 + "1 }}"), "placeholder-too-long"),
    "a number of 10,000 digits": (body("{{ " + "9" * 10000 + " }}"), "placeholder-too-long"),
    "a float of 10,000 digits": (body("{{ 1." + "9" * 10000 + " }}"), "placeholder-not-a-name"),
    "an exponent": (body("{{ 1e999999999 }}"), "placeholder-not-a-name"),
    "a name of 15,000 letters": (body("{{ " + "a" * 15000 + " }}"), "unknown-placeholder"),
    "a text of 15,000 letters": (body("{{ '" + "a" * 15000 + "' }}"), "placeholder-not-a-name"),
    "a text never ended": (body("{{ '" + "a" * 15000), "placeholder-unreadable"),
    "backslashes never ended": (body("{{ '" + "\\" * 15001), "placeholder-unreadable"),
    "quotes and quotes": (body("{{ " + "'\"'" * 5000 + " }}"), "placeholder-not-a-name"),
    "15,000 spaces in a placeholder": (body("{{" + " " * 15000 + "x }}"), "unknown-placeholder"),
    "15,000 newlines in a placeholder": (body("{{" + "\n" * 15000 + "x }}"), "unknown-placeholder"),
    "9,000 single braces": (body("{ " * 9000), "single-brace"),
    "9,000 closing braces": (body("} " * 9000), "single-brace"),
    "9,000 pairs that close": (body("}}" * 9000), "single-brace"),
    "pairs that open": (body("{{" * 390), "placeholder-too-long"),
    "18,000 braces": (body("{" * 18000), "too-many-placeholders"),
    "open and shut": (body("{{}}" * 390), "placeholder-unreadable"),
    "2,000 blocks": (body("{% if x %}" * 1900), "programming"),
    "2,000 ends": (body("{% endif %}" * 1700), "programming"),
    "2,000 comments": (body("{# x #}" * 2500), "programming"),
    "2,000 raw blocks": (body("{% raw %}" * 2000), "programming"),
    "loops in loops": (body("{% for i in range(99999) %}" * 50 + "x" + "{% endfor %}" * 50), "programming"),
    "doubling": (body("{% set x = 'ab' %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}"), "programming"),
    "a macro that calls itself": (body("{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}"), "programming"),
    "commas": (body("{{ " + "a," * 9000 + " }}"), "placeholder-not-a-name"),
    "colons": (body("{{ {" + "a:a," * 4000 + "} }}"), "placeholder-not-a-name"),
    "keyword arguments": (body("{{ a(" + ",".join(f"k{n}=1" for n in range(2000)) + ") }}"), "placeholder-not-a-name"),
    "stars": (body("{{ a(" + "*b," * 4000 + ") }}"), "placeholder-unreadable"),
    "comparisons": (body("{{ 1" + "<1" * 6000 + " }}"), "placeholder-not-a-name"),
    "concatenation": (body("{{ a" + "~a" * 6000 + " }}"), "placeholder-not-a-name"),
    "tests": (body("{{ a" + " is b" * 2500 + " }}"), "placeholder-unreadable"),
    "dots": (body("{{ " + "." * 9000 + " }}"), "placeholder-unreadable"),
    "unicode digits": (body("{{ official.\u0661 }}"), "placeholder-unreadable"),
    "capitals that shout for ever": (body("A" * 19000 + "{{ x }}"), "unknown-placeholder"),
    "spaces for ever": (body(" " * 19000 + "{{ x }}"), "unknown-placeholder"),
    "links for ever": (body("http://" * 2500 + "{{ x }}"), "unknown-placeholder"),
    "brackets for ever": (body("[your" * 3500 + "{{ x }}"), "unknown-placeholder"),
    "angle brackets for ever": (body("<a" * 9000 + "{{ x }}"), "unknown-placeholder"),
    "a wording 390 times": (big.replace("{{ bill.sponsor }}", "{{ ask.reply }} " * 390, 1), "grows-too-long"),
    "reasons of 9,000 letters, often": (
        e("text: A law lasts.", "text: " + "word " * 1800).replace("{{ bill.sponsor }}", "{{ reasons }} " * 390, 1),
        "grows-too-long",
    ),
    "story often": (body("{{ constituent.story }} " * 390), "letter-too-long"),
}
