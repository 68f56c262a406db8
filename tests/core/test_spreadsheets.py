from __future__ import annotations

import csv

from hypothesis import given
from hypothesis import strategies as st

from advocacy.core.spreadsheets import csv_lines


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_every_row_is_one_line_and_no_cell_is_computed(rows: list[tuple[str, str]]) -> None:
    lines = list(csv_lines(("a", "b"), rows))
    assert len(lines) == len(rows) + 1
    cells = [cell for row in csv.reader(lines[1:]) for cell in row]
    assert [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@"))] == []
