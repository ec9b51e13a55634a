"""The steps of the form are accessible, fit on a phone and keep quiet."""

from __future__ import annotations

import pytest

from tests.browser.form_page.writer import PRACTICE, PROGRAM, Writer
from tests.browser.reader import OVERFLOW, OpenReader, auditor, faults
from tests.browser.watching import Watch

OPEN = "() => document.querySelectorAll('.step:not([hidden]) details').forEach(d => d.open = true)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("form", [PRACTICE, PROGRAM])
def test_every_step_is_accessible_with_its_problems_and_all_that_it_folds_away(
    make: OpenReader, real_folder: str, form: str, width: int, scheme: str
) -> None:
    page = auditor(make, scheme).open(real_folder + form, width=width)
    writer = Writer(page)
    writer.control("title").fill("Agua")
    steps = page.locator(".step").count()
    found = {}
    for step in [*range(1, steps + 1), 1, 4]:  # again, when the problems are there
        page.evaluate(f"location.hash = 'paso-{step}'")
        page.locator(f"#paso-{step}").wait_for()
        page.evaluate(OPEN)
        for button in page.locator(".step:not([hidden]) .add:visible").all():
            button.click()
        page.evaluate(OPEN)
        found[step] = [*faults(page), *page.evaluate(OVERFLOW)]
    assert {step: wrong for step, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("form", [PRACTICE, PROGRAM])
def test_the_form_asks_nobody_else_for_anything(make: OpenReader, folder: str, form: str) -> None:
    watch = Watch(make().open())
    watch.open(folder + form)
    Writer(watch.page).control("title").fill("Ventanilla de orientación para personas migrantes")
    for step in range(1, 9):
        watch.page.evaluate(f"location.hash = 'paso-{step}'")
    watch.page.wait_for_timeout(1200)
    assert (watch.messages, watch.violations, watch.failures) == ([], [], [])
    assert watch.elsewhere(folder) == []


def test_targets_are_large_enough(make: OpenReader, real_folder: str) -> None:
    page = make().open(real_folder + PRACTICE, width=320)
    for step in range(1, 9):
        page.evaluate(f"location.hash = 'paso-{step}'")
        page.locator(f"#paso-{step}").wait_for()
        page.evaluate(OPEN)
        small = page.evaluate(
            """() => [...document.querySelectorAll(
                 "#formulario button, #formulario summary, #formulario .option label"
               )].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24)
               .map((one) => one.textContent)"""
        )
        assert small == []


def test_without_scripts_the_page_says_how_else_to_contribute(
    make: OpenReader, folder: str
) -> None:
    page = make(java_script_enabled=False).open(folder + PRACTICE)
    said = page.locator("noscript")
    assert "Puede aportar igualmente de una de estas formas" in said.inner_text()


def test_a_form_whose_data_does_not_load_says_so(make: OpenReader, folder: str) -> None:
    page = make().open()
    page.route("**/form-data.js", lambda route: route.abort())
    page.goto(folder + PRACTICE)
    assert "No se pudo cargar el formulario" in page.locator("#formulario").inner_text()
