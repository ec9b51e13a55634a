"""How much memory the programs of a page use, wherever they run.

``bench.browser`` asks; what Chromium tells of a page leaves out workers and WebAssembly.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

_ADD_UP_MEMORIES = """function () {
  return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}"""
"""WebAssembly memory is no part of the heap that the developer tools tell."""

_TURN, _TURNS = 5, 2000
"""Milliseconds between two looks for a reply, and how many looks."""


def used_memory(browser: Browser, page: Page, devtools: CDPSession) -> int:
    """Bytes of JavaScript objects, buffers and WebAssembly of ``page`` and its workers.

    Garbage is collected first. ``devtools`` are those of the page.
    """
    own = devtools.send("Target.getTargetInfo")["targetInfo"]["targetId"]
    everywhere = browser.new_browser_cdp_session()
    targets = everywhere.send("Target.getTargets")["targetInfos"]
    workers = [
        _WorkerDevtools(everywhere, page, target["targetId"])
        for target in targets
        if target["type"] == "worker" and target.get("parentId") == own
    ]
    used = _used_memory(devtools.send) + sum(_used_memory(worker.send) for worker in workers)
    everywhere.detach()
    return used


class _WorkerDevtools:
    """The developer tools of a worker, which Playwright does not hand out."""

    def __init__(self, devtools: CDPSession, page: Page, target: str) -> None:
        self._devtools = devtools
        self._page = page
        self._session = devtools.send("Target.attachToTarget", {"targetId": target})["sessionId"]
        self._replies: dict[int, dict[str, Any]] = {}
        self._sent = 0
        devtools.on("Target.receivedMessageFromTarget", self._receive)

    def send(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        self._sent += 1
        message = json.dumps({"id": self._sent, "method": method, "params": params or {}})
        self._devtools.send(
            "Target.sendMessageToTarget", {"sessionId": self._session, "message": message}
        )
        for _ in range(_TURNS):
            if self._sent in self._replies:
                break
            self._page.wait_for_timeout(_TURN)
        result: dict[str, Any] = self._replies[self._sent]["result"]
        return result

    def _receive(self, event: dict[str, Any]) -> None:
        reply = json.loads(event["message"])
        if event["sessionId"] == self._session and "id" in reply:
            self._replies[reply["id"]] = reply


def _used_memory(send: Callable[..., dict[str, Any]]) -> int:
    send("HeapProfiler.enable")
    send("HeapProfiler.collectGarbage")
    usage = send("Runtime.getHeapUsage")
    prototype = send("Runtime.evaluate", {"expression": "WebAssembly.Memory.prototype"})["result"]
    memories = send("Runtime.queryObjects", {"prototypeObjectId": prototype["objectId"]})
    add_up = {
        "objectId": memories["objects"]["objectId"],
        "functionDeclaration": _ADD_UP_MEMORIES,
        "returnByValue": True,
    }
    outside = send("Runtime.callFunctionOn", add_up)["result"]["value"]
    used: float = usage["usedSize"] + usage.get("backingStorageSize", 0) + outside
    return round(used)
