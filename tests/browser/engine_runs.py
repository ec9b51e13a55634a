"""The engine over the small index: one run of it in a worker."""

from __future__ import annotations

import json
from typing import Any

from tests.browser.script_worker import ScriptWorker
from tests.browser.small_index import Files, small_index

FILES = small_index()
RUN = """
async (files, source) => {
  const loads = [];
  const engine = Hub.createEngine(async (name) => {
    loads.push(name);
    if (!files[name]) throw Object.assign(new Error(name), { name: "HubMissing" });
    return files[name];
  });
  return (0, eval)(source)(engine, loads, files);
}
"""
"""Runs a function of an engine, of the names it has loaded and of the files that it may load."""
SEARCH = """
async (engine, loads) => {
  const { docs, pages, corrections, marks, ...found } = await engine.search(TEXT, OPTIONS);
  const changed = corrections.map(({ word, spellings }) => [word, spellings]);
  return {
    ...found, docs: [...docs], pages: [...pages], corrections: changed, marks: [...marks].sort(),
    loads: loads.slice().sort(),
  };
}
"""


def run(worker: ScriptWorker, source: str, files: Files = FILES) -> Any:
    return worker.ask(RUN, files, source)


def search(worker: ScriptWorker, text: str, *, files: Files = FILES, options: str = "{}") -> Any:
    call = SEARCH.replace("TEXT", json.dumps(text)).replace("OPTIONS", options)
    return run(worker, call, files)
