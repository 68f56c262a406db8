"""A stand-in for the geocoder of the Census Bureau: a real server that replays its answers, or misbehaves.

``python -m tests.support.geocoder --port 8099`` runs it by hand, for a site with ``GEOCODER_URL=http://127.0.0.1:8099``.
Addresses of New York, Wyoming and Washington replay answers that were recorded (``tests/providers/samples``); the
others are constructed in their shape: points and districts of Congress are true, and so are the districts of the
legislature in Nebraska, Washington, Derry and San Juan. As the real one does since 2026-09, the vintage
``Current_Current`` answers with the 120th Congress and the state districts of 2026.
"""

from __future__ import annotations

import argparse
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from werkzeug import Request, Response
from werkzeug.serving import WSGIRequestHandler, make_server

_SAMPLES = Path(__file__).resolve().parents[1] / "providers" / "samples"
_VINTAGES = {"ACS2025_Current": (119, 2024), "Current_Current": (120, 2026)}
_STATUS = [{"status": "Layer query encountered an error: java.lang.RuntimeException: Failed to return"}]


@dataclass(frozen=True)
class Spot:
    """What one address comes to. ``lacks`` are layers whose query fails: ``Congressional``, ``Upper``, ``Lower``."""

    text: str
    latitude: float
    longitude: float
    district: str
    upper: str = ""
    lower: str = ""
    lacks: tuple[str, ...] = ()


NEW_YORK, CHEYENNE, WASHINGTON = (
    "421 8th Ave, New York, NY 10001",
    "200 W 24th St, Cheyenne, WY 82001",
    "1600 Pennsylvania Ave NW, Washington, DC 20500",
)
LINCOLN, DERRY, SAN_JUAN, CAMBRIDGE = (
    "1445 K St, Lincoln, NE 68508",
    "14 Manning St, Derry, NH 03038",
    "153 Calle San Francisco, San Juan, PR 00901",
    "1 Oxford St, Cambridge, MA 02138",
)
TWIN, TWIN_IN_ONE, LAYERLESS, CHAMBERLESS, OTHER_ZIP, NOWHERE = (
    "7 Twin St, Cambridge, MA 02138",
    "8 Double St, Lincoln, NE 68508",
    "9 Layerless Ln, New York, NY 10001",
    "10 Chamberless Ct, New York, NY 10001",
    "11 Moved St, New York, NY 10001",
    "9999 Nowhere Xyzzy Lane, 10001",
)
_RECORDED = {NEW_YORK: "census_ny12", CHEYENNE: "census_wyoming", WASHINGTON: "census_dc"}
_LEGISLATURES = {NEW_YORK: ("36047", "36075"), CHEYENNE: ("56008", "56011"), WASHINGTON: ("11002", "")}
_CONSTRUCTED = {
    LINCOLN: [Spot("1445 K ST, LINCOLN, NE, 68508", 40.8081, -96.6997, "3101", "31028")],
    DERRY: [Spot("14 MANNING ST, DERRY, NH, 03038", 42.8818, -71.326, "3301", "33019", "33713")],
    SAN_JUAN: [Spot("153 CALLE SAN FRANCISCO, SAN JUAN, PR, 00901", 18.4655, -66.1165, "7298", "72001", "72001")],
    CAMBRIDGE: [Spot("1 OXFORD ST, CAMBRIDGE, MA, 02138", 42.3763, -71.1166, "2505", "25D26", "25083")],
    TWIN: [
        Spot("7 N TWIN ST, CAMBRIDGE, MA, 02138", 42.391, -71.112, "2507", "25D26", "25083"),
        Spot("7 S TWIN ST, CAMBRIDGE, MA, 02138", 42.372, -71.116, "2505", "25D26", "25082"),
    ],
    TWIN_IN_ONE: [
        Spot("8 N DOUBLE ST, LINCOLN, NE, 68508", 40.81, -96.70, "3101", "31028"),
        Spot("8 S DOUBLE ST, LINCOLN, NE, 68508", 40.80, -96.70, "3101", "31027"),
    ],
    LAYERLESS: [Spot("9 LAYERLESS LN, NEW YORK, NY, 10001", 40.750268, -73.994947, "3612", lacks=("Congressional",))],
    CHAMBERLESS: [
        Spot("10 CHAMBERLESS CT, NEW YORK, NY, 10001", 40.7503, -73.9949, "3612", "36047", "36075", ("Upper", "Lower"))
    ],
    OTHER_ZIP: [Spot("11 MOVED ST, NEW YORK, NY, 10011", 40.7410, -73.9995, "3612", "36047", "36075")],
}


@dataclass
class Geocoder:
    """The running stand-in. ``mood`` is ``well``, ``slow`` (50 ms), ``hang``, ``drip``, ``busy`` (429), ``html``,
    ``broken`` (200 with half a JSON), ``elsewhere`` (a redirect), or a status such as ``500``."""

    url: str = ""
    mood: str = "well"
    asked: list[Mapping[str, str]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def __call__(self, environ: Any, start_response: Any) -> Any:
        request = Request(environ)
        self.asked.append(request.args.to_dict())
        return self._answer(request)(environ, start_response)

    def _answer(self, request: Request) -> Response:
        if self.mood == "slow":
            self.ended.wait(0.05)
        elif self.mood == "hang":
            self.ended.wait(60)
        elif self.mood == "drip":
            return Response(self._drops(), content_type="application/json")
        elif self.mood == "html":
            return Response("<!DOCTYPE html><title>Maintenance</title>", content_type="text/html")
        elif self.mood == "broken":
            return Response('{"result": {"addressMatches": [', content_type="application/json")
        elif self.mood == "elsewhere":
            return Response(status=302, headers={"Location": "http://127.0.0.1:9/"})
        elif self.mood == "busy":
            return Response("{}", 429, {"Retry-After": "120"}, content_type="application/json")
        elif self.mood.isdecimal():
            return Response("Sorry", int(self.mood))
        body, status = answer_to(request.path, request.args.to_dict())
        return Response(json.dumps(body), status, content_type="application/json")

    def _drops(self) -> Iterator[str]:
        for drop in '{"result": ' + " " * 10_000:
            yield drop
            if self.ended.wait(0.05):
                return


def answer_to(path: str, query: Mapping[str, str]) -> tuple[dict[str, Any], int]:
    """The body of the answer and its status."""
    vintage = _VINTAGES.get(query.get("vintage", ""))
    if vintage is None:
        return {"errors": ["The vintage is not one of this benchmark."], "status": "400"}, 400
    layers = [one for one in query.get("layers", "").split(",") if one]
    if path.endswith("/geographies/coordinates"):
        spot = _nearest(float(query["y"]), float(query["x"]))
        return {"result": {"input": {}, "geographies": _geographies(spot, *vintage, layers)}}, 200
    if path.endswith("/geographies/onelineaddress"):
        address = query.get("address", "")
        return {
            "result": {
                "input": {"address": {"address": address}},
                "addressMatches": _matches(address, *vintage, layers),
            }
        }, 200
    return {"errors": ["Not found"], "status": "404"}, 404


def _key(address: str) -> str:
    return " ".join(address.upper().replace(",", " ").replace(".", " ").split())


def _matches(address: str, congress: int, year: int, layers: list[str]) -> list[dict[str, Any]]:
    for known, name in _RECORDED.items():
        if _key(known) == _key(address):
            recorded = json.loads((_SAMPLES / f"{name}.json").read_text(encoding="utf-8"))["result"]["addressMatches"]
            return [
                {**one, "geographies": _geographies(_spot_of(known, one), congress, year, layers)} for one in recorded
            ]
    spots = next((spots for known, spots in _CONSTRUCTED.items() if _key(known) == _key(address)), [])
    return [
        {
            "matchedAddress": spot.text,
            "coordinates": {"x": spot.longitude, "y": spot.latitude},
            "addressComponents": {
                "zip": spot.text[-5:],
                "state": spot.text[-9:-7],
                "preDirection": next((word for word in spot.text.split()[1:2] if word in {"N", "S"}), ""),
            },
            "geographies": _geographies(spot, congress, year, layers),
        }
        for spot in spots
    ]


def _spot_of(address: str, match: Mapping[str, Any]) -> Spot:
    (record,) = match["geographies"]["119th Congressional Districts"]
    where = match["coordinates"]
    return Spot(match["matchedAddress"], where["y"], where["x"], record["GEOID"], *_LEGISLATURES[address])


def _every_spot() -> Iterator[Spot]:
    for known, name in _RECORDED.items():
        recorded = json.loads((_SAMPLES / f"{name}.json").read_text(encoding="utf-8"))["result"]["addressMatches"]
        yield from (_spot_of(known, one) for one in recorded)
    for spots in _CONSTRUCTED.values():
        yield from spots


def _nearest(latitude: float, longitude: float) -> Spot | None:
    near = [one for one in _every_spot() if abs(one.latitude - latitude) + abs(one.longitude - longitude) < 0.001]
    return near[0] if near else None


def _geographies(spot: Spot | None, congress: int, year: int, layers: list[str]) -> dict[str, Any]:
    """The layers that were asked for, or all that the vintage has where it has none of those."""
    made = {
        f"{congress}th Congressional Districts": _district(spot, congress),
        f"{year} State Legislative Districts - Upper": _chamber(spot, "Upper"),
        f"{year} State Legislative Districts - Lower": _chamber(spot, "Lower"),
    }
    return {name: made[name] for name in layers if name in made} or made


def _district(spot: Spot | None, congress: int) -> list[dict[str, Any]]:
    if spot is None or "Congressional" in spot.lacks:
        return [] if spot is None else _STATUS
    record = {"GEOID": spot.district, "STATE": spot.district[:2], "CDSESSN": str(congress), "MTFCC": "G5200"}
    return [{**record, "BASENAME": spot.district[2:].lstrip("0"), "FUNCSTAT": "N"}]


def _chamber(spot: Spot | None, which: str) -> list[dict[str, Any]]:
    if spot is not None and which in spot.lacks:
        return _STATUS
    code = (spot.upper if which == "Upper" else spot.lower) if spot else ""
    field_name = "SLDU" if which == "Upper" else "SLDL"
    return [{"GEOID": code, "STATE": code[:2], field_name: code[2:], "FUNCSTAT": "N"}] if code else []


class _Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept open, as the real one does

    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing: tests look for addresses in logs."""


@contextmanager
def geocoder(port: int = 0, mood: str = "well") -> Iterator[Geocoder]:
    """The stand-in on a port of this machine (0: a free one)."""
    app = Geocoder(mood=mood)
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=_Quiet)
    app.url = f"http://127.0.0.1:{server.server_port}/geocoder"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield app
    finally:
        app.ended.set()
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


def main() -> None:
    """Run until Ctrl-C."""
    parser = argparse.ArgumentParser(description="A stand-in for the Census geocoder.")
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--mood", default="well")
    chosen = parser.parse_args()
    with geocoder(chosen.port, chosen.mood) as running:
        print(f"GEOCODER_URL={running.url}")  # noqa: T201
        print("It knows:", *sorted([*_RECORDED, *_CONSTRUCTED]), sep="\n  ")  # noqa: T201
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
