"""A contributor who fills in the form with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

PRACTICE = "contribute/form.html"
PROGRAM = "contribute/form-program.html"
STEPS = {
    "identity": 1, "place": 2, "classification": 3, "people": 4, "texts": 5, "sources": 6,
    "review": 7, "send": 8,
}  # fmt: skip
MOST_TABS = 300
IS_FOCUSED = "(element) => element === document.activeElement"


class Writer:
    """Goes from control to control with the tab key and types."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def control(self, name: str) -> Locator:
        """The control of a field by its name: ``organisations[0].name``."""
        return self.page.locator(f"[data-name='{name}']")

    def box(self, name: str, value: str) -> Locator:
        return self.page.locator(f"input[name='{name}'][value='{value}']:visible")

    def reach(self, target: Locator, *, key: str = "Tab") -> None:
        """Press the tab key until the focus is on ``target``."""
        for _ in range(MOST_TABS):
            if target.count() and target.first.evaluate(IS_FOCUSED):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"the tab key never reaches {target}")

    def write(self, name: str, text: str) -> None:
        """Put a text into a field in the place of what is there, and leave the field."""
        self.reach(self.control(name))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")

    def choose(self, name: str, value: str) -> None:
        """Mark a value of a list; a long list is searched for it."""
        picker = self.page.locator(f"fieldset[id='{_id(name)}'] > details.picker")
        folder = picker.locator("summary")
        if folder.count() and picker.get_attribute("open") is None:
            self.reach(folder)
            self.page.keyboard.press("Enter")
        finder = self.page.locator(f"[id='{_id(name)}-find']")
        if finder.count():
            self.reach(finder)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(value)
            self.page.keyboard.press("ArrowDown")
            expect(self.box(name, value)).to_be_focused()
        else:
            first = self.page.locator(f"input[name='{name}']:visible")
            is_radio = first.first.get_attribute("type") == "radio"
            if is_radio:
                self._reach_radio(name, value)
                return
            self.reach(self.box(name, value))
        self.page.keyboard.press("Space")
        expect(self.box(name, value)).to_be_checked()

    def _reach_radio(self, name: str, value: str) -> None:
        """Radio buttons are one stop of the tab key; the arrows choose."""
        group = self.page.locator(f"input[name='{name}']:visible")
        for _ in range(MOST_TABS):
            if any(group.nth(n).evaluate(IS_FOCUSED) for n in range(group.count())):
                break
            self.page.keyboard.press("Tab")
        for _ in range(group.count()):
            if self.box(name, value).evaluate(IS_FOCUSED):
                break
            self.page.keyboard.press("ArrowDown")
        if not self.box(name, value).is_checked():
            self.page.keyboard.press("Space")
        expect(self.box(name, value)).to_be_checked()

    def write_back(self, name: str, text: str) -> None:
        """Go back to a field that was just left and write it anew."""
        self.reach(self.control(name), key="Shift+Tab")
        self.write(name, text)

    def press(self, name: str, *, within: str = "body", key: str = "Tab") -> None:
        """Reach a button or link by its words and press it."""
        found = self.page.locator(within).locator("button:visible, a:visible, summary:visible")
        self.reach(found.filter(has_text=name), key=key)
        self.page.keyboard.press("Enter")

    def press_box(self, name: str, *, within: str) -> None:
        """Reach a check box by its words and turn it."""
        self.reach(self.page.locator(within).get_by_label(name))
        self.page.keyboard.press("Space")

    def go(self, step: str) -> None:
        """Open a step by its link in the list of steps."""
        link = self.page.locator(f".steps a[href='#paso-{STEPS[step]}']")
        self.reach(link)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(f"#paso-{STEPS[step]}")).to_be_focused()

    def problems(self, name: str) -> list[str]:
        """What stands below a field."""
        items = self.page.locator(f"[id='{_id(name)}-problems'] > li")
        return [" ".join(text.split()) for text in items.all_inner_texts()]

    def expect_problem(self, name: str, words: str) -> None:
        expect(self.page.locator(f"[id='{_id(name)}-problems']")).to_contain_text(words)

    def expect_sound(self, name: str) -> None:
        expect(self.page.locator(f"[id='{_id(name)}-problems'] > li")).to_have_count(0)

    @property
    def file(self) -> str:
        """The text of the file, as the last step shows it."""
        return self.page.locator("#c-file").input_value()

    @property
    def left(self) -> list[str]:
        """What the last step says is left to do."""
        links = self.page.locator(".left > .left-list a")
        return [" ".join(text.split()) for text in links.all_inner_texts()]


def _id(name: str) -> str:
    """The id of the control of a field, as ``theme/scripts/form-model.js`` makes it."""
    for sign in ("[", "]", "."):
        name = name.replace(sign, " ")
    return "c-" + "-".join(name.split())
