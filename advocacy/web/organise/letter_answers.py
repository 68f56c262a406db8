"""The editor's answers: its page, and what its own script is told after saving."""

from __future__ import annotations

from flask import jsonify, render_template
from flask_babel import gettext as _
from flask_babel import ngettext

from advocacy.core.campaign_states import State
from advocacy.core.merging import Conflict, Parts, unwrapped
from advocacy.core.problems import Problem
from advocacy.services.campaign_history import changes_since
from advocacy.services.check_letters import LANGUAGES, check_files
from advocacy.services.edit_letter import WHOLE, Saved, mark_of, open_letters
from advocacy.services.letter_visits import visit_letter
from advocacy.services.list_campaigns import Copy, FolderCopy

from ..admission import Answer, member
from ..findings import field_id, say
from ..presentation import installation, today
from .frame import live_number
from .letter_form import Posted, in_json, written_bases
from .letter_page import LetterPage, PageBuilder, case_label, label_of
from .letter_words import CHOICES, PLACEHOLDERS

Conflicts = tuple[tuple[str, Conflict], ...]


def page_of(copy: Copy, posted: Posted | None = None, saved: Saved | None = None, wrong: str = "") -> str:
    """The page of what is kept or, of ``posted``, of what was typed and could not be kept."""
    kept = open_letters(copy.files)
    read_only = isinstance(copy, FolderCopy) or (copy.state == State.ARCHIVED and posted is None)
    conflicts = saved.conflicts if saved else ()
    problems = findings(copy)
    page = PageBuilder(_shown(kept, posted, saved), problems, conflicts).page(LANGUAGES)
    disputed = keys_of(conflicts)
    settled = [cell.key for cell in page.cells if cell.key not in disputed]
    bases = written_bases(settled, kept, None if saved else posted) | written_bases(disputed, kept, posted)
    return render_template(
        "organise/letter.html",
        section="letter",
        page=page,
        base=in_json(bases),
        seen=in_json(seen_in(conflicts)),
        wrong=wrong,
        disputes=disputes(len(disputed)),
        disputed=disputed,
        others=() if read_only or isinstance(copy, FolderCopy) else others(copy),
        read_only=read_only,
        unpublished=is_unpublished(copy),
        choices=CHOICES,
        placeholders=PLACEHOLDERS,
        **words_of(copy, page, problems),
    )


def is_unpublished(copy: Copy) -> bool:
    """Whether something was published, and what is kept now is not that."""
    number = live_number(copy.slug)
    if isinstance(copy, FolderCopy) or copy.state != State.PUBLISHED or not number:
        return False
    return bool(changes_since(copy.slug, number, copy.files))


def _shown(kept: dict[str, dict[str, str]], posted: Posted | None, saved: Saved | None) -> dict[str, Parts]:
    """The texts of the page: hers, except that what nobody disputes is shown as it is kept now."""
    if posted is None:
        return dict(kept)
    typed = {code: parts | posted.texts.get(code, {}) for code, parts in kept.items()}
    if saved is None:
        return dict(typed)
    disputed = keys_of(saved.conflicts)
    return {
        code: {part: text for part, text in kept[code].items() if f"{code}:{part}" not in disputed}
        | {part: text for part, text in parts.items() if f"{code}:{part}" in disputed}
        for code, parts in typed.items()
    }


def keys_of(conflicts: Conflicts) -> list[str]:
    """The fields in dispute: ``en:body``."""
    return [f"{code}:{one.part}" for code, one in conflicts]


def seen_in(conflicts: Conflicts) -> dict[str, object]:
    """The digests of the others' words as this page shows them."""
    return {f"{code}:{one.part}": mark_of(one.part, one.theirs) for code, one in conflicts}


def words_of(copy: Copy, page: LetterPage, problems: tuple[Problem, ...]) -> dict[str, object]:
    """What each template of the editor looks up."""
    return {
        "copy": copy,
        "problems": problems,
        "say": say,
        "language_names": {"en": _("English"), "es": _("Spanish")},
        "label_of": label_of,
        "field_id": field_id,
        "case_label": case_label,
        "places": {(cell.language, cell.part): cell.id for cell in page.cells},
        "asks": [group.name for group in page.wordings],
        "by": "" if isinstance(copy, FolderCopy) else copy.saved_by,
    }


def findings(copy: Copy) -> tuple[Problem, ...]:
    """What proofreading says of the campaign as it is kept, errors first."""
    problems = check_files(copy.files, copy.slug, installation().ports.bills, today())
    return tuple(sorted(problems, key=lambda problem: not problem.is_error))


def others(copy: Copy) -> tuple[str, ...]:
    """Who else has this letter open; she has it open now."""
    return visit_letter(copy.slug, member(), installation().ports.now())


def told(saved: Saved, posted: Posted) -> Answer:
    """The answer to the page's own script: what is kept now, what others changed, and what was found."""
    kept, disputed = open_letters(saved.copy.files), keys_of(saved.conflicts)
    keys = [f"{code}:{part}" for code, parts in posted.texts.items() for part in parts]
    bases = written_bases([key for key in keys if key not in disputed], kept) | written_bases(disputed, kept, posted)
    on_page = [(code, part) for code, part in saved.taken if part in posted.texts.get(code, {})]
    problems = findings(saved.copy)
    page = PageBuilder(kept, problems, saved.conflicts).page(LANGUAGES)
    shared = words_of(saved.copy, page, problems)
    return jsonify(
        base=bases,
        seen=seen_in(saved.conflicts),
        newer={f"{code}:{part}": _as_shown(part, kept[code].get(part, "")) for code, part in on_page},
        errors=sum(problem.is_error for problem in problems),
        rows_changed=len(on_page) < len(saved.taken),
        told={cell.id: cell.told for cell in page.cells if cell.told},
        findings=render_template("organise/letter_findings.html", **shared),
        others=render_template("organise/letter_others.html", others=others(saved.copy)),
        conflicts={
            f"{code}:{one.part}": render_template("organise/letter_conflict.html", language=code, one=one, **shared)
            for code, one in saved.conflicts
        },
        disputes=disputes(len(disputed)),
    )


def _as_shown(part: str, text: str) -> str:
    return text if part == WHOLE else unwrapped(text)


def disputes(number: int) -> str:
    """How many texts both changed; nothing where there is none."""
    if not number:
        return ""
    words = ngettext(
        "%(num)d text was changed by both of you. Nothing is lost: please choose.",
        "%(num)d texts were changed by both of you. Nothing is lost: please choose.",
        number,
    )
    return str(words)
