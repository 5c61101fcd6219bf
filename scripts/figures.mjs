/**
 * Keeps the reports' figures up to date. A grading process starts this process and runs alongside it. Usage:
 * `figures.mjs built|source`.
 */
import os from "node:os";

// Pages and grading have priority, even while this process loads.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

// The path is in a variable, because the type check would read the build if the import named it directly.
const BUILD = "../build/server/bundle/figures.js";

async function load() {
  if (process.argv[2] === "built") return import(BUILD);
  const { register } = await import("tsx/esm/api");
  register();
  return import("../app/worker/figures.server.ts");
}
const { keepFigures } = await load();
await keepFigures();
