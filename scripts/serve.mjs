// Serves the built pages. `scripts/start.mjs` makes the database ready first.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as build from "../build/server/index.js";

await build.entry.module.serve({ build, assets: "built" });

// Left to itself V8 lets the heap grow to several times of what is in use before it looks for what is not: an export,
// which makes much and keeps nothing, then takes 300 MB more, and streams no faster (`npm run bench:cohort`). It holds
// to this from its next look on, so it looks once now.
setFlagsFromString("--heap-growing-percent=50");
setFlagsFromString("--expose-gc");
runInNewContext("gc")();
