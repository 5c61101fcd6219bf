/**
 * The process that an engine runs in. Faults of the engine are assumed: whoever broke out of it would stand in there, so
 * nothing in it is worth stealing. It has no environment, may read its own script and no other file, write none, and start
 * nothing; started by root it gives its rights away first. What it could still do is open connections.
 */
import { type ChildProcess, fork } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Node's permission model, under its name on this line of Node. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";
/** In kB: what the engine's own limit on recursion needs of the C stack, several times over. */
const STACK_KB = 3_900;
const HEAP_MB = 256;
/** V8 makes hot code faster on four threads, which on few cores take the processor from the code that is run meanwhile. */
const V8_THREADS = 1;

/** `isOpen`: without the permission model, for scripts of tests. */
export function startConfined(at: string, { isOpen = false } = {}): ChildProcess {
  // The permission is for a path as it is: through a link Node would open another one than is allowed.
  const script = fs.existsSync(at) ? fs.realpathSync(at) : at;
  const limits = [`--stack-size=${STACK_KB}`, `--max-old-space-size=${HEAP_MB}`, `--v8-pool-size=${V8_THREADS}`];
  const may = isOpen ? [] : [PERMISSION, `--allow-fs-read=${script}`];
  return fork(script, [], {
    env: {} as NodeJS.ProcessEnv,
    cwd: path.parse(script).root,
    execArgv: [...may, "--no-warnings", ...limits],
    // What it says when it ends by itself tells why.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
  });
}
