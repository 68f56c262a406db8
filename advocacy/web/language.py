"""The language of the page: her browser's, or the one she picked, carried in ``?lang=`` and in no cookie."""

from __future__ import annotations

from typing import Any

from babel.support import NullTranslations
from flask import Flask, g, request
from flask_babel import Babel, get_locale, get_translations

LANGUAGES = {"en": "English", "es": "Español"}
DEFAULT = "en"


def init_app(app: Flask) -> None:
    """Choose the language of each request, and keep a chosen one in every link of the page."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "translations"
    app.config["WTF_I18N_ENABLED"] = False  # it would read WTForms' catalogue at each request; WTForms reads it once
    Babel(app, default_locale=DEFAULT, locale_selector=_select)
    app.url_defaults(_keep_choice)
    app.jinja_env.globals.update(language=current, other_languages=_others)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    # Flask-Babel finds the request's language again for each of a page's dozens of sentences: a tenth of its time.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        lambda text: _sentences().ugettext(text),
        lambda one, many, number: _sentences().ungettext(one, many, number),
        newstyle=True,
    )


def _sentences() -> NullTranslations:
    """The catalogue of this request's language, found once."""
    if "sentences" not in g:
        g.sentences = get_translations()
    found: NullTranslations = g.sentences
    return found


def chosen() -> str | None:
    """The language asked for in the address, if it is one of ours."""
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else None


def current() -> str:
    """The language of this page."""
    return str(get_locale() or DEFAULT)


def _select() -> str:
    return chosen() or request.accept_languages.best_match(list(LANGUAGES)) or DEFAULT


def _keep_choice(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint != "pages.leave" and not endpoint.startswith("api.") and (language := chosen()):
        values.setdefault("lang", language)


def _others() -> list[tuple[str, str]]:
    return [(code, name) for code, name in LANGUAGES.items() if code != current()]
