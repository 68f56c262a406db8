"""What the committees of Congress are called, by the system codes that the records of bills use."""

from __future__ import annotations

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "hsag00": "House Committee on Agriculture",
    "hsap00": "House Committee on Appropriations",
    "hsas00": "House Committee on Armed Services",
    "hsba00": "House Committee on Financial Services",
    "hsbu00": "House Committee on the Budget",
    "hsed00": "House Committee on Education and Workforce",
    "hsfa00": "House Committee on Foreign Affairs",
    "hsgo00": "House Committee on Oversight and Government Reform",
    "hsha00": "House Committee on House Administration",
    "hshm00": "House Committee on Homeland Security",
    "hsif00": "House Committee on Energy and Commerce",
    "hsii00": "House Committee on Natural Resources",
    "hlig00": "House Permanent Select Committee on Intelligence",
    "hsju00": "House Committee on the Judiciary",
    "hspw00": "House Committee on Transportation and Infrastructure",
    "hsqj00": "House Select Subcommittee on the Remaining Questions Surrounding January 6, 2021",
    "hsru00": "House Committee on Rules",
    "hssm00": "House Committee on Small Business",
    "hsso00": "House Committee on Ethics",
    "hssy00": "House Committee on Science, Space, and Technology",
    "hsvr00": "House Committee on Veterans’ Affairs",
    "hswm00": "House Committee on Ways and Means",
    "hszs00": "House Select Committee on the Strategic Competition with the Chinese Communist Party",
    "jcse00": "Commission on Security and Cooperation in Europe",
    "jsec00": "Joint Economic Committee",
    "jslc00": "Joint Committee on the Library",
    "jspr00": "Joint Committee on Printing",
    "jstx00": "Joint Committee on Taxation",
    "scnc00": "Senate Caucus on International Narcotics Control",
    "slet00": "Senate Select Committee on Ethics",
    "slia00": "Senate Committee on Indian Affairs",
    "slin00": "Senate Select Committee on Intelligence",
    "spag00": "Senate Special Committee on Aging",
    "ssaf00": "Senate Committee on Agriculture, Nutrition, and Forestry",
    "ssap00": "Senate Committee on Appropriations",
    "ssas00": "Senate Committee on Armed Services",
    "ssbk00": "Senate Committee on Banking, Housing, and Urban Affairs",
    "ssbu00": "Senate Committee on the Budget",
    "sscm00": "Senate Committee on Commerce, Science, and Transportation",
    "sseg00": "Senate Committee on Energy and Natural Resources",
    "ssev00": "Senate Committee on Environment and Public Works",
    "ssfi00": "Senate Committee on Finance",
    "ssfr00": "Senate Committee on Foreign Relations",
    "ssga00": "Senate Committee on Homeland Security and Governmental Affairs",
    "sshr00": "Senate Committee on Health, Education, Labor, and Pensions",
    "ssju00": "Senate Committee on the Judiciary",
    "ssra00": "Senate Committee on Rules and Administration",
    "sssb00": "Senate Committee on Small Business and Entrepreneurship",
    "ssva00": "Senate Committee on Veterans’ Affairs",
}


def committee_name(code: str) -> str:
    """The committee's English name, which is its name in Spanish letters, too; an unknown code is its own name."""
    return NAMES.get(code, code)
