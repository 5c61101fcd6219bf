// Serves the built pages. `scripts/start.mjs` makes the database ready first.
import * as build from "../build/server/index.js";

await build.entry.module.serve({ build, assets: "built" });
