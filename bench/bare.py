"""The baselines that are served: a plain Flask app with one JSON route and one Jinja page, and nothing else.

``BENCH_WORDS`` is a file with the answer of our API, which the route gives again, and with the labels and
texts of which the page is made: as long as ours, with about as many values to escape.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from flask import Flask, jsonify
from werkzeug.wrappers import Response

_PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title></head>
<body><main><h1>A page</h1>
{% for label, text in lines %}
<p><span>{{ label }}</span> {{ text }}</p>
{% endfor %}
</main></body>
</html>
"""

app = Flask(__name__)
app.jinja_env.autoescape = True
_template = app.jinja_env.from_string(_PAGE)
_words = json.loads(Path(os.environ["BENCH_WORDS"]).read_text(encoding="utf-8")) if "BENCH_WORDS" in os.environ else {}


@app.get("/json")
def document() -> Response:
    """The same document as our API answers."""
    return jsonify(_words["document"])


@app.route("/page", methods=["GET", "POST"])
def page() -> str:
    """As long as our page."""
    return render(_words["lines"])


def render(lines: list[tuple[str, str]]) -> str:
    """The page of these lines: compiled once, rendered every time."""
    return _template.render(lines=lines)
