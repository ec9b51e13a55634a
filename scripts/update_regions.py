#!/usr/bin/env python3
"""Rewrite hub/data/regions.json from an unpacked `cldr-core` package.

usage: update_regions.py CLDR_CORE_DIR

CLDR_CORE_DIR holds the npm package `cldr-core` (Unicode CLDR in JSON): `npm pack cldr-core@VERSION`
and unpack. Needed only when the United Nations or ISO change their lists.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "hub" / "data" / "regions.json"
WORLD = "001"


def read_regions(cldr: Path) -> dict[str, object]:
    """UN M49 regions with what they contain, and the ISO 3166-1 alpha-2 codes, from CLDR data."""
    supplemental = cldr / "supplemental"
    containment = json.loads((supplemental / "territoryContainment.json").read_text())
    contained = containment["supplemental"]["territoryContainment"]
    mappings = json.loads((supplemental / "codeMappings.json").read_text())
    numeric = mappings["supplemental"]["codeMappings"]
    version = json.loads((cldr / "package.json").read_text())["version"]
    regions: dict[str, list[str]] = {}
    countries: set[str] = set()
    waiting = [WORLD]
    while waiting:
        region = waiting.pop()
        inside = contained[region]["_contains"]
        waiting += [code for code in inside if code in contained]
        # Reserved and user-assigned codes (Canary Islands, Kosovo …) have no number in ISO 3166-1.
        real = [
            c for c in inside if c.isalpha() and numeric.get(c, {}).get("_numeric", "999") < "900"
        ]
        countries.update(real)
        if region.isdigit():
            regions[region] = sorted([c for c in inside if c.isdigit()] + real)
    return {
        "source": "Unicode CLDR: territoryContainment, codeMappings (UN M49, ISO 3166-1)",
        "package": f"cldr-core {version}",
        "licence": "Unicode-3.0",
        "regions": dict(sorted(regions.items())),
        "countries": sorted(countries),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("cldr", type=Path, metavar="CLDR_CORE_DIR")
    data = read_regions(parser.parse_args().cldr)
    TARGET.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(data['countries'])} countries, {len(data['regions'])} regions")  # type: ignore[arg-type]
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
