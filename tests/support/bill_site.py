"""A site whose bills come from a server of the test, in either way in which the world gives them."""

from __future__ import annotations

from pathlib import Path

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from advocacy import wiring
from advocacy.core.bills import BillId
from advocacy.providers import bills_file
from advocacy.services.importers import Importers
from advocacy.settings import Settings
from tests.support.bills import MadeUpBill
from tests.support.importing_site import TODAY, importers

BILL = BillId("hr", 1557, 119)
STATUS = "/BILLSTATUS/119/hr/BILLSTATUS-119hr1557.xml"
KEY = "a-key-that-stays-secret"


def site(root: Path, server: HTTPServer, *, key: str = "") -> Importers:
    """Plugs that read bills from ``server``: its files without a key, its API with one. It begins with no bills."""
    importers(root)  # lays the folder out
    data = root / "advocacy" / "data"
    for name, header in (("bills.csv", bills_file.COLUMNS), ("bill_positions.csv", _POSITIONS)):
        (data / name).write_text(",".join(header) + "\n", encoding="utf-8")
    return wiring.importers(
        Settings(
            roster_file=root / "legislators.csv",
            data_dir=data,
            instance_dir=root / "instance",
            today=TODAY,
            billstatus_url=server.url_for("/BILLSTATUS/{congress}/{type}/BILLSTATUS-{bill}.xml"),
            congress_api_url=server.url_for("/v3"),
            congress_api_key=key,
        )
    )


_POSITIONS = bills_file.POSITION_COLUMNS


def give_file(server: HTTPServer, bill: MadeUpBill) -> None:
    """The server has this status file now."""
    server.clear()
    server.expect_request(STATUS).respond_with_data(bill.xml(), content_type="application/xml")


def give_api(server: HTTPServer, bill: MadeUpBill) -> list[Request]:
    """The server answers as the API does, to those who have the key; the answer fills with what was asked."""
    asked: list[Request] = []

    def answer(request: Request) -> Response:
        asked.append(request)
        if request.headers.get("X-Api-Key") != KEY:
            return Response('{"error": {"code": "API_KEY_MISSING"}}', 403, content_type="application/json")
        offset, limit = (request.args.get(name, standard, int) for name, standard in (("offset", 0), ("limit", 20)))
        return Response(bill.page(request.path.removeprefix("/v3"), offset, limit), content_type="application/json")

    server.clear()
    for path in bill.pages():
        server.expect_request(f"/v3{path}").respond_with_handler(answer)
    return asked
