"""Letters whose front part, wordings or body do harm, each with the code of what it must be refused for."""

from __future__ import annotations

import itertools

from advocacy.core.conditions import CONDITIONS
from tests.support.manuscripts import ENGLISH as E

CONDS = sorted(CONDITIONS)


def e(old: str, new: str) -> str:
    """The good letter with one thing changed."""
    assert old in E
    return E.replace(old, new, 1)


HOSTILE: dict[str, tuple[str, str]] = {
    "no front": ("Dear Senator", "front-missing"),
    "front not ended": ("---\ntitle: x\n", "front-missing"),
    "text before the front": ("x\n" + E, "front-missing"),
    "huge front matter": (e("title: A letter about schools", "title: " + "x" * 60000), "file-too-long"),
    "huge body": (E + "x" * 25000, "text-too-long"),
    "a body of a megabyte": (E + "x" * 1_000_000, "file-too-long"),
    "body of lines": (E + "\na" * 21000, "text-too-long"),
    "hundred thousand lines": ("\n" * 100000, "file-too-long"),
    "nothing": ("", "front-missing"),
    "a null": ("\0", "front-missing"),
    "only fences": ("---\n" * 10000, "yaml-not-a-table"),
    "alias in the front": (e("A letter about schools", "*a"), "yaml-special-mark"),
    "tag in the front": (e("A letter about schools", "!!python/object/apply:os.system [id]"), "yaml-special-mark"),
    "anchor in a wording": (e("Please write back.", "&a Please"), "yaml-special-mark"),
    "list for a title": (e("title: A letter about schools", "title: [a]"), "not-text"),
    "table for a title": (e("title: A letter about schools", "title: {a: b}"), "not-text"),
    "unknown part": (e("topic: Education", "topic: Education\n__class__: x"), "unknown-part"),
    "dunder wording": (e("  reply:\n", "  __class__:\n"), "unknown-placeholder"),
    "wording with a dot": (e("  reply:\n", "  a.b:\n"), "unknown-placeholder"),
    "wording with a hyphen": (e("  reply:\n", "  a-b:\n"), "unknown-placeholder"),
    "wording too deep": (
        e("    reply_none: Please do not write back.", "    reply_none: {a: {b: {c: {d: {e: f}}}}}"),
        "yaml-too-deep",
    ),
    "wording in a wording": (e("Please write back.", "'{{ ask.opening }}'"), "unknown-placeholder"),
    "wording in itself": (e("Please write back.", "'{{ ask.reply }}'"), "unknown-placeholder"),
    "condition of code": (e("    reply_none:", "    official.name == 1:"), "unknown-condition"),
    "condition of a call": (e("    reply_none:", "    \"__import__('os')\":"), "unknown-condition"),
    "empty condition": (e("    reply_none:", "    '':"), "unknown-condition"),
    "thousand conditions": (e("    reply_none:", "    " + "upper lower federal " * 300 + "x:"), "yaml-unreadable"),
    "case twice": (
        e("    reply_none: Please do not write back.", "    upper lower: a\n    lower, upper: b"),
        "case-twice",
    ),
    "a wording of 2,000 cases": (
        e("    reply_none: Please do not write back.\n", "".join(f"    c{n}: x\n" for n in range(2000))),
        "unknown-placeholder",
    ),
    "2,000 wordings": (
        e("  reply:\n", "".join(f"  w{n}: x\n" for n in range(2000)) + "  reply:\n"),
        "unknown-placeholder",
    ),
    "2,000 reasons": (
        e("  lasting:\n", "".join(f"  r{n}:\n    label: a\n    text: b\n" for n in range(1500)) + "  lasting:\n"),
        "too-many-rows",
    ),
    "2,000 starters": (
        e("  parent:\n", "".join(f"  s{n}:\n    label: a\n    text: b\n" for n in range(1500)) + "  parent:\n"),
        "too-many-rows",
    ),
    "2,000 resources": (
        e("resources:\n", "resources:\n" + "".join(f"  s{n}:\n    name: a\n    text: b\n" for n in range(1500))),
        "too-many-rows",
    ),
    "row with more": (e("    text: A law lasts.", "    text: A law lasts.\n    run: id"), "row-incomplete"),
    "placeholder in a label": (e("label: It lasts", "label: '{{ official.name }}'"), "placeholder-not-filled-here"),
    "placeholder in a title": (
        e("title: A letter about schools", "title: 'A {{ today }}'"),
        "placeholder-not-filled-here",
    ),
    "code in a subject": (
        e("Keep students safe ({{ bill.citation }})", "Keep {{ bill.citation.__class__ }}"),
        "unknown-placeholder",
    ),
    "code in a message": (
        e("Please introduce a bill for students. {{ ask.reply }}", "Please {% for x in y %}x{% endfor %}"),
        "programming",
    ),
    "code in a phone script": (
        e("My name is {{ constituent.name }}", "My name is {{ constituent['name'] }}"),
        "placeholder-not-a-name",
    ),
    "code in a wording": (e("Please write back.", "'{{ cycler.__init__ }}'"), "unknown-placeholder"),
    "bidi in the title": (e("A letter about schools", "A \u202eletter"), "invisible-character"),
    "null in the title": (e("A letter about schools", '"A\\0letter"'), "invisible-character"),
    "escape in a label": (e("label: It lasts", 'label: "It \\e[2J lasts"'), "invisible-character"),
    "tabs in the front": (e("    label: It lasts", "\tlabel: It lasts"), "yaml-unreadable"),
    "script in the body": (e("{{ bill.sponsor }}", "<script>alert(1)</script>"), "markup"),
    "picture in the body": (e("{{ bill.sponsor }}", "<img src=x onerror=alert(1)>"), "markup"),
    "link in the share text": (e("I wrote a letter.", "<a href='javascript:alert(1)'>x</a>"), "markup"),
    "NEL line ends": (E.replace("\n", "\x85"), "front-missing"),
    "LS line ends": (E.replace("\n", "\u2028"), "front-missing"),
    "mark in the middle": (E.replace("topic", "\ufefftopic", 1), "part-missing"),
    "two marks": ("\ufeff\ufeff" + E, "front-missing"),
    "a NUL by escape in a reason": (e("text: A law lasts.", 'text: "A\\0 law"'), "invisible-character"),
    "a direction by escape": (e("A hard subject.", '"A \\u202ehard subject."'), "invisible-character"),
    "a name by escape": (e("  fair:", '  "fa\\u200bir":'), "name-not-allowed"),
    "a case for every pair": (
        e(
            "    reply_none: Please do not write back.\n",
            "".join(f"    {a} {b}: x\n" for a, b in itertools.islice(itertools.combinations(CONDS, 2), 480)),
        ),
        "too-many-rows",
    ),
}
