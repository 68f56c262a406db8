"""What is said of files and words that cannot be taken, in the language of the page.

The sentences come with the errors; they stand here so that they are gathered for translation.
"""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from advocacy.core.errors import AdvocacyError
from advocacy.services.import_campaign import FileRefused

SENTENCES = (
    _l("This file is too large. Save it without pictures, or paste the words."),
    _l("We can read .docx, .md and .txt files. Or paste the words."),
    _l("Save it in Word as .docx first."),
    _l("Save it as .docx first: File, Save as."),
    _l("Save it as .docx or as plain text first."),
    _l("Export it to Word first: File, Export to."),
    _l("Download it as .docx first: File, Download."),
    _l("Open it, copy the words, and paste them."),
    _l("This is far longer than a letter, which is one page."),
    _l("There are no words in it."),
    _l("This file is not text that we can read. Save it as plain text (UTF-8), or paste the words."),
    _l("This document has a password, or is of an old kind. Save it in Word as .docx without one."),
    _l("This document is too large. Save it without pictures, or paste the words."),
    _l("This document has macros. Save it in Word as .docx, which has none."),
    _l("This is not a Word document that we can read. Save it in Word as .docx, or paste the words."),
    _l("This ZIP file cannot be read. Make it again, without a password."),
    _l("This ZIP has a password, or is packed in an unusual way. Make it again without."),
    _l("There are far too many files in it. A campaign has three."),
    _l("A file in it is far longer than a letter."),
    _l("Choose one ZIP, or the files of one campaign."),
    _l("There is more than one campaign in it. Choose the files of one."),
    _l("There is no campaign.yaml. A campaign is campaign.yaml, with en.md and es.md beside it."),
    _l("There is no letter beside campaign.yaml. Add en.md or es.md."),
    _l("This file is far longer than a letter."),
    _l("This file is not text that we can read. Save it as UTF-8."),
    _l("There is a campaign of this name already. Choose another."),
    _l("A name has up to 64 small letters, digits and single hyphens."),
    _l("This name is taken by the site itself. Choose another."),
    _l("Many people are saving this letter just now. Save again."),
)


def told(error: AdvocacyError) -> str:
    """The error's sentence in the language of the page."""
    if isinstance(error, FileRefused):
        return f"{error.file}: {_(error.sentence)}"
    return str(_(str(error)))
