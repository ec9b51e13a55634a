"""Writes down everything a page does that a quiet page does not do."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, Response

LISTEN = """
window.hubViolations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.hubViolations.push(`${event.violatedDirective}: ${event.blockedURI}`);
});
"""
"""Runs before anything of the page."""


@dataclass
class Watch:
    """Requests, failures and messages of a page since it was last told to :meth:`open`."""

    page: Page
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(LISTEN)
        self.page.on("request", self._on_request)
        self.page.on("requestfailed", self._on_failure)
        self.page.on("response", self._on_response)
        self.page.on("console", self._on_message)
        self.page.on("pageerror", lambda error: self.messages.append(f"error: {error}"))
        self.page.on("dialog", self._on_dialog)

    def _on_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _on_failure(self, request: Request) -> None:
        self.failures.append(f"{request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.url}: {response.status}")

    def _on_message(self, message: ConsoleMessage) -> None:
        self.messages.append(f"{message.type}: {message.text}")

    def _on_dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def open(self, address: str) -> None:
        """Load a page with all its pictures, also those that wait until they are near."""
        for notes in (self.requests, self.failures, self.messages, self.dialogs):
            notes.clear()
        self.page.goto(address, wait_until="load")
        self.page.evaluate("for (const image of document.images) image.loading = 'eager'")
        self.page.wait_for_function("[...document.images].every((image) => image.complete)")

    @property
    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.hubViolations")
        return found

    def elsewhere(self, origin: str) -> list[str]:
        """Requests to any address that does not begin with ``origin``."""
        return [url for url in self.requests if not url.startswith(origin)]
