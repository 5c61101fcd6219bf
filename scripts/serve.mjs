// Serves the built pages. `scripts/start.mjs` prepares the database first.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// The path is in a variable, because the type check would read the build (50,000 lines) if the import named it
// directly.
const BUILD = "../build/server/bundle/web.js";
const build = await import(BUILD);

await build.entry.module.serve({ build, assets: "built" });

// By default, V8 lets the heap grow to several times its live size before a garbage collection. With that default, an
// export takes 300 MB more and is no faster (`npm run bench:cohort`). V8 applies a new setting only from its next
// collection on, so this code runs a collection now.
setFlagsFromString("--heap-growing-percent=50");
setFlagsFromString("--expose-gc");
runInNewContext("gc")();
