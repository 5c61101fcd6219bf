/**
 * The process that an engine runs in. Faults of the engine are assumed: anyone who broke out of it would stand in
 * there, so nothing in it is worth stealing. It has no environment, may read its own script and no other file, write
 * none, and start nothing; started by root it gives its rights away first. Where the system allows it has no network
 * (`networkWall`).
 */
import { type ChildProcess, fork, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Node's permission model, under its name on this line of Node. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";
/** In kB: what the engine's own limit on recursion needs of the C stack, several times over. */
const STACK_KB = 3_900;
const HEAP_MB = 256;
/**
 * V8 makes hot code faster on four threads, which on few cores take the processor from the code that is run meanwhile.
 */
const V8_THREADS = 1;

/**
 * What keeps these processes from opening connections: a network namespace of their own with nothing in it, which Linux
 * makes for root, and for others where it allows user namespaces; else Node's permission model, from the line on that
 * knows the network; else nothing.
 */
export type NetworkWall = "namespace" | "permission" | "none";

/** By a program of the system, as an absolute path: the process has no PATH. */
const UNSHARE = ["/usr/bin/unshare", "/bin/unshare"];
/** Root needs no user namespace, and could not become "no one" within one. */
const FLAGS = process.getuid?.() === 0 ? ["-n"] : ["-U", "-n"];

let found: { readonly wall: NetworkWall; readonly unshare: string } | undefined;
/** Tried out once, when the first process is started: about 10 ms. */
function findWall(): NonNullable<typeof found> {
  const works = (unshare: string) => spawnSync(unshare, [...FLAGS, "--", process.execPath, "--version"]).status === 0;
  const unshare = process.platform === "linux" ? UNSHARE.find(works) : undefined;
  const knowsNetwork = process.allowedNodeEnvironmentFlags.has("--allow-net");
  found ??= { wall: unshare ? "namespace" : knowsNetwork ? "permission" : "none", unshare: unshare ?? "" };
  return found;
}

export const networkWall = (): NetworkWall => (found ?? findWall()).wall;

/** `isOpen`: without the permission model, for scripts of tests. */
export function startConfined(at: string, { isOpen = false } = {}): ChildProcess {
  // The permission is for a path as it is: through a link Node would open another one than is allowed.
  const script = fs.existsSync(at) ? fs.realpathSync(at) : at;
  const limits = [`--stack-size=${STACK_KB}`, `--max-old-space-size=${HEAP_MB}`, `--v8-pool-size=${V8_THREADS}`];
  const may = isOpen ? [] : [PERMISSION, `--allow-fs-read=${script}`];
  const node = [...may, "--no-warnings", ...limits];
  const { wall, unshare } = found ?? findWall();
  // It becomes Node at once: the same process, with the channel that `fork` has opened.
  const walled = { execPath: unshare, execArgv: [...FLAGS, "--", process.execPath, ...node] };
  return fork(script, [], {
    env: {} as NodeJS.ProcessEnv,
    cwd: path.parse(script).root,
    ...(wall === "namespace" ? walled : { execArgv: node }),
    // What it says when it ends by itself tells why.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
  });
}
