"""What all tests share: the built sites, golden files and the last lines of the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.notes import NOTES
from tests.site.built import FIXTURE_CONFIG, REAL_CONFIG, Build, BuiltSite, build_site

GOLDEN = Path(__file__).parent / "golden"
CheckGolden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the tests found into tests/golden instead of comparing it",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[NOTES] = []


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for note in config.stash[NOTES]:
        terminalreporter.write_line(note, yellow=True)


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(pytestconfig.getoption("--update-golden"))


@pytest.fixture(scope="session")
def check_golden(update_golden: bool) -> CheckGolden:
    """Compare a text with the file of that name under ``tests/golden``."""

    def check(name: str, actual: str) -> None:
        path = GOLDEN / name
        if update_golden:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8")
        assert path.is_file(), f"{name} does not exist: run pytest --update-golden and read it"
        expected = path.read_text(encoding="utf-8")
        assert actual.splitlines() == expected.splitlines()

    return check


@pytest.fixture(scope="session")
def fixture_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A build of the small hub in ``tests/fixture_hub``."""
    return build_site(FIXTURE_CONFIG, tmp_path_factory.mktemp("fixture") / "site")


@pytest.fixture(scope="session")
def real_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A build of the real content."""
    return build_site(REAL_CONFIG, tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def fixture_site(fixture_build: Build) -> BuiltSite:
    return _built(fixture_build)


@pytest.fixture(scope="session")
def real_site(real_build: Build) -> BuiltSite:
    return _built(real_build)


def _built(build: Build) -> BuiltSite:
    assert build.code == 0, f"the site does not build:\n{build.log}"
    return BuiltSite(build.folder)


@pytest.fixture(scope="session", params=["fixture", "real"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    """Both sites, one after the other: what holds for every page of any hub."""
    found: BuiltSite = request.getfixturevalue(f"{request.param}_site")
    return found
