// Build the index of MiniSearch, and once more after a change.
// usage: node minisearch_build.cjs LIBRARY OPTIONS DOCUMENTS FOLDER
// Prints the processor seconds of both as {"cold": s, "changed": s}; reading the documents is not counted.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const [library, options, documents, folder] = process.argv.slice(2);
const MiniSearch = require(path.resolve(library));
const settings = require(path.resolve(options));
const entries = JSON.parse(fs.readFileSync(documents, "utf8"));
const file = path.join(folder, "index.json");

function seconds(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const write = (index) => fs.writeFileSync(file, JSON.stringify(index));

const cold = seconds(() => {
  const index = new MiniSearch(settings);
  index.addAll(entries);
  write(index);
});
const built = fs.readFileSync(file);
const changed = seconds(() => {
  const index = MiniSearch.loadJSON(fs.readFileSync(file, "utf8"), settings);
  index.replace({ ...entries[0], body: `${entries[0].body} cambio` });
  write(index);
});
fs.writeFileSync(file, built);
// From a folder nothing can be fetched: there the same text comes in a script.
fs.writeFileSync(path.join(folder, "index.js"), `receive(${JSON.stringify(built.toString("utf8"))});\n`);
process.stdout.write(JSON.stringify({ cold, changed }));
