/**
 * The process that an engine runs in. We assume that the engine has faults. An attacker who broke out of the engine
 * would be in this process, so the process contains nothing worth stealing. It has no environment, may read its own
 * script and no other file, writes no files, and starts no processes. If root starts it, it drops root's rights first.
 * If the system allows it, it has no network (`networkWall`).
 */
import { type ChildProcess, fork, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** The flag that turns on the permission model in this version of Node. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";
/**
 * The limit of the machine's stack in kB. This is several times the part of the C stack that the engine's own recursion
 * limit needs.
 */
const STACK_KB = 3_900;
const HEAP_MB = 256;
/** V8 optimises hot code on four threads by default, which on few cores takes time from the code that is running. */
const V8_THREADS = 1;

/**
 * How these processes are kept from opening connections: an empty network namespace, if Linux can create one (this
 * needs root or user namespaces); otherwise Node's permission model, if this version of Node covers the network;
 * otherwise nothing.
 */
export type NetworkWall = "namespace" | "permission" | "none";

/** Absolute paths of the program `unshare`, because the process has no PATH. */
const UNSHARE = ["/usr/bin/unshare", "/bin/unshare"];
/** Root needs no user namespace, and could not become "nobody" inside one. */
const FLAGS = process.getuid?.() === 0 ? ["-n"] : ["-U", "-n"];

let found: { readonly wall: NetworkWall; readonly unshare: string } | undefined;
/** The wall is detected once, when the first process is started. This takes about 10 ms. */
function findWall(): NonNullable<typeof found> {
  const works = (unshare: string) => spawnSync(unshare, [...FLAGS, "--", process.execPath, "--version"]).status === 0;
  const unshare = process.platform === "linux" ? UNSHARE.find(works) : undefined;
  const knowsNetwork = process.allowedNodeEnvironmentFlags.has("--allow-net");
  found ??= { wall: unshare ? "namespace" : knowsNetwork ? "permission" : "none", unshare: unshare ?? "" };
  return found;
}

export const networkWall = (): NetworkWall => (found ?? findWall()).wall;

/** With `isOpen`, the process runs without the permission model, for scripts in tests. */
export function startConfined(at: string, { isOpen = false } = {}): ChildProcess {
  // Node's permission applies to real paths. If the path contained a symbolic link, Node would open a path that isn't
  // allowed.
  const script = fs.existsSync(at) ? fs.realpathSync(at) : at;
  const limits = [`--stack-size=${STACK_KB}`, `--max-old-space-size=${HEAP_MB}`, `--v8-pool-size=${V8_THREADS}`];
  const may = isOpen ? [] : [PERMISSION, `--allow-fs-read=${script}`];
  const node = [...may, "--no-warnings", ...limits];
  const { wall, unshare } = found ?? findWall();
  // `unshare` replaces itself with Node, so the process stays the same and keeps the channel that `fork` opened.
  const walled = { execPath: unshare, execArgv: [...FLAGS, "--", process.execPath, ...node] };
  return fork(script, [], {
    env: {} as NodeJS.ProcessEnv,
    cwd: path.parse(script).root,
    ...(wall === "namespace" ? walled : { execArgv: node }),
    // If the process ends by itself, its error output explains why.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
  });
}
