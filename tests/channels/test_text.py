from __future__ import annotations

from advocacy.channels.text import TextFile
from tests.support.letters import BODY, RECIPIENT, SENDER, letter


def test_a_text_file_has_the_words_of_the_screen_in_their_order_and_unwrapped() -> None:
    file = TextFile().prepare([letter()])
    assert (file.media_type, file.name) == ("text/plain; charset=utf-8", "letter-velazquez.txt")
    blocks = file.content.decode().split("\r\n\r\n")
    subject = "Re: Protections for students (H.R. 4030, 115th Congress)"
    expected = ["\r\n".join(SENDER), "November 22, 2026", "\r\n".join(RECIPIENT), subject]
    expected += ["Dear Representative Velázquez:", *BODY, "Sincerely,", "Ana Nguyễn\r\n"]
    assert blocks == expected


def test_letters_in_one_file_are_parted() -> None:
    file = TextFile().prepare([letter(), letter(["Other words."])])
    first, second = file.content.decode().split("* * *", 1)
    assert file.name == "letters.txt"
    assert BODY[0] in first
    assert "Other words." in second


def test_what_is_not_given_leaves_no_gap() -> None:
    content = TextFile().prepare([letter(sender=(), signature="")]).content.decode()
    assert content.startswith("November 22, 2026")
    assert content.endswith("Sincerely,\r\n")
    assert "\r\n\r\n\r\n" not in content


def test_half_a_surrogate_pair_does_not_break_the_file() -> None:
    assert "a\ufffdb" in TextFile().prepare([letter(["a\ud800b"])]).content.decode()
