/**
 * The process that an engine runs in. We assume that the engine has faults: an attacker who broke out of it would be in
 * this process, so it contains nothing worth stealing. It has no environment, may read its own script and no other
 * file, writes no files, and starts no processes; if started by root it drops its rights first. If the system allows
 * it, it has no network (`networkWall`).
 */
import { type ChildProcess, fork, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Node's permission model, by its flag in this version of Node. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";
/** In kB: several times what the engine's own recursion limit needs of the C stack. */
const STACK_KB = 3_900;
const HEAP_MB = 256;
/** V8 optimises hot code on four threads by default, which on few cores takes time from the code that is running. */
const V8_THREADS = 1;

/**
 * What prevents these processes from opening connections: an empty network namespace, which Linux creates for root, and
 * for others if it allows user namespaces; otherwise Node's permission model, in versions that cover the network;
 * otherwise nothing.
 */
export type NetworkWall = "namespace" | "permission" | "none";

/** Absolute paths of the system's program: the process has no PATH. */
const UNSHARE = ["/usr/bin/unshare", "/bin/unshare"];
/** Root needs no user namespace, and could not become "nobody" inside one. */
const FLAGS = process.getuid?.() === 0 ? ["-n"] : ["-U", "-n"];

let found: { readonly wall: NetworkWall; readonly unshare: string } | undefined;
/** Detected once, when the first process is started: takes about 10 ms. */
function findWall(): NonNullable<typeof found> {
  const works = (unshare: string) => spawnSync(unshare, [...FLAGS, "--", process.execPath, "--version"]).status === 0;
  const unshare = process.platform === "linux" ? UNSHARE.find(works) : undefined;
  const knowsNetwork = process.allowedNodeEnvironmentFlags.has("--allow-net");
  found ??= { wall: unshare ? "namespace" : knowsNetwork ? "permission" : "none", unshare: unshare ?? "" };
  return found;
}

export const networkWall = (): NetworkWall => (found ?? findWall()).wall;

/** `isOpen`: without the permission model, for scripts in tests. */
export function startConfined(at: string, { isOpen = false } = {}): ChildProcess {
  // The permission applies to a real path: through a link Node would open another path than the allowed one.
  const script = fs.existsSync(at) ? fs.realpathSync(at) : at;
  const limits = [`--stack-size=${STACK_KB}`, `--max-old-space-size=${HEAP_MB}`, `--v8-pool-size=${V8_THREADS}`];
  const may = isOpen ? [] : [PERMISSION, `--allow-fs-read=${script}`];
  const node = [...may, "--no-warnings", ...limits];
  const { wall, unshare } = found ?? findWall();
  // The program replaces itself with Node: the same process, with the channel opened by `fork`.
  const walled = { execPath: unshare, execArgv: [...FLAGS, "--", process.execPath, ...node] };
  return fork(script, [], {
    env: {} as NodeJS.ProcessEnv,
    cwd: path.parse(script).root,
    ...(wall === "namespace" ? walled : { execArgv: node }),
    // Its error output explains why it ended by itself.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
  });
}
