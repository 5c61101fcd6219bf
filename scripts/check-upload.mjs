// Checks one uploaded exercise, then ends. A grading process starts this script. Usage: `check-upload.mjs built|source
// <upload>`.
import os from "node:os";

// Pages and grading have priority, even while this process loads.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

// The path is in a variable, because the type check would read the build if the import named it directly.
const BUILD = "../build/server/bundle/checkUpload.js";

async function load() {
  if (process.argv[2] === "built") return import(BUILD);
  const { register } = await import("tsx/esm/api");
  register();
  return import("../app/worker/check-upload.server.ts");
}
const { checkOne } = await load();
await checkOne(process.argv[3]);
