"""Countries, regions and languages of the whole world have their places and names."""

from __future__ import annotations

import pytest

from hub.model import LANGUAGES
from hub.territories import (
    BROAD_REGIONS,
    WORLD,
    country_codes,
    country_spellings,
    language_name,
    main_region,
    regions_of,
    territory_name,
)

LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def test_there_are_the_countries_of_iso_3166() -> None:
    codes = country_codes()
    assert len(codes) == 249
    assert all(len(code) == 2 and code.isalpha() and code.isupper() for code in codes)
    assert {"AR", "NO", "XK", "EU"} & codes == {"AR", "NO"}


@LANGUAGE
def test_every_country_has_a_name(language: str) -> None:
    nameless = [code for code in country_codes() if territory_name(code, language) == code]
    assert nameless == []


@LANGUAGE
def test_no_two_countries_share_a_name(language: str) -> None:
    names = {territory_name(code, language) for code in country_codes()}
    assert len(names) == 249


@LANGUAGE
def test_every_region_has_a_name(language: str) -> None:
    regions = {region for code in country_codes() for region in regions_of(code)}
    assert set(BROAD_REGIONS) <= regions
    assert [region for region in regions if territory_name(region, language) == region] == []


def test_regions_go_from_the_broadest_to_the_narrowest() -> None:
    assert regions_of("AR") == ("019", "005")
    assert regions_of("ES") == ("150", "039")
    assert regions_of("ZZ") == ()


def test_only_the_antarctic_lies_in_no_region() -> None:
    """UN M49 puts Antarctica under the world alone."""
    assert {code for code in country_codes() if not regions_of(code)} == {"AQ"}


def test_regions_of_a_country_are_in_one_continent() -> None:
    for code in country_codes():
        path = regions_of(code)
        assert len(set(path) & set(BROAD_REGIONS)) <= 1, code
        assert len(path) == len(set(path)), code


@pytest.mark.parametrize(
    ("country", "region"),
    [("AR", "005"), ("PA", "013"), ("CU", "029"), ("ES", "150"), ("KE", "002"), ("ZZ", WORLD)],
)
def test_main_region_is_a_subregion_only_in_the_americas(country: str, region: str) -> None:
    assert main_region(country) == region


def test_languages_have_names_in_running_text() -> None:
    assert language_name("pt", "es") == "portugués"
    assert language_name("es", "en") == "Spanish"
    assert language_name("xx", "es") == "xx"


def test_spellings_lead_from_any_language_to_the_code() -> None:
    spellings = country_spellings()
    assert {spellings[name] for name in ("Brasil", "Brazil")} == {"BR"}
    assert spellings["Alemania"] == spellings["Germany"] == spellings["Alemanha"] == "DE"
    assert set(spellings.values()) == country_codes()
