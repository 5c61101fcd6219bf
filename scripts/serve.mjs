// Serves the built pages. `scripts/start.mjs` prepares everything and then runs this.
import * as build from "../build/server/index.js";

await build.entry.module.serve({ build, assets: "built" });
