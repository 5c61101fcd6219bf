// Started by a grading process, next to which it runs: keeps the figures of the reports up to date. `figures.mjs
// built|source`.
import os from "node:os";

// Pages and grading have priority, even while this process loads.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

async function load() {
  if (process.argv[2] === "built") return (await import("../build/server/index.js")).entry.module;
  const { register } = await import("tsx/esm/api");
  register();
  return import("../app/worker/figures.server.ts");
}
const { keepFigures } = await load();
await keepFigures();
