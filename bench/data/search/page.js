// What the pages of all rivals do alike: read the query, show ten cards, list and count facets.
// An engine has search(query, chosen) -> {total, counts(), cards(limit)} and facets() -> {facet: [value]},
// each at once or as a promise; chosen is {facet: [value]}.
"use strict";
const CARDS = 10;
const signals = document.documentElement.dataset;
const byId = (id) => document.getElementById(id);
const form = byId("explorar-buscador");
const field = byId("explorar-q");
const panel = byId("explorar-filtros").firstElementChild;
const boxes = [];
let engine = null;
let latest = 0;

const signal = (name) => { signals[name] = Number(signals[name] || 0) + 1; };
const fail = (problem) => { signals.hubFailed = String(problem && problem.message || problem); };
addEventListener("unhandledrejection", (event) => fail(event.reason));
addEventListener("error", (event) => fail(event.message));

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function card(entry) {
  const made = element("article", "result");
  const heading = element("h3");
  const link = element("a", "", entry.title);
  link.href = entry.url;
  heading.append(link);
  made.append(heading, element("p", "", `${entry.place} · ${entry.period}`), element("p", "result__sentence", entry.sentence));
  return made;
}

function chosenValues() {
  const chosen = {};
  for (const { input } of boxes) {
    if (input.checked) (chosen[input.name] ||= []).push(input.value);
  }
  return chosen;
}

function showCounts(counts) {
  for (const { input, number } of boxes) {
    number.textContent = (counts[input.name] || {})[input.value] || 0;
  }
  signal("hubCounts");
}

async function show() {
  const turn = ++latest;
  const found = await engine.search(field.value, chosenValues());
  if (turn !== latest) return;
  byId("explorar-cuenta").textContent = `${found.total} resultados`;
  if (boxes.length) showCounts(found.counts());
  const cards = await found.cards(CARDS);
  if (turn !== latest) return;
  byId("explorar-resultados").replaceChildren(...cards.map(card));
  signal("hubResults");
}

async function listFacets() {
  if (boxes.length) return;
  const facets = await engine.facets();
  for (const [facet, values] of Object.entries(facets)) {
    const group = element("fieldset");
    group.append(element("legend", "", facet));
    for (const value of values) {
      const label = element("label");
      const input = element("input");
      const number = element("span");
      Object.assign(input, { type: "checkbox", name: facet, value });
      label.append(input, ` ${value} `, number);
      group.append(label);
      boxes.push({ input, number });
    }
    panel.append(group);
  }
  panel.addEventListener("change", show);
  await show();
}

function start(made) {
  engine = made;
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  panel.addEventListener("toggle", listFacets);
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) show();
}
