"""A number that someone types, of a size that can be reckoned with."""

from __future__ import annotations

from flask_babel import gettext as _
from wtforms import IntegerField

_MOST_DIGITS = 9


class NumberField(IntegerField):
    """A whole number; hundreds of digits are no number, where WTForms' own range check would break over them."""

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = (valuelist[0] if valuelist else "").strip()
        if not (typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_DIGITS):
            self.data = None
            raise ValueError(_("Write a number."))
        self.data = int(typed)
