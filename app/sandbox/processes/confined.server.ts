/**
 * The process in which an engine runs. We assume that the engine has faults. An attacker who broke out of the engine
 * would be in this process, so it contains nothing worth stealing. It has no environment, may read no file except its
 * own script, writes no files, and starts no processes. If root starts the process, it first drops root's privileges.
 * If the system allows this, the process has no network (`networkWall`).
 */
import { type ChildProcess, fork, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** The flag for the permission model in this version of Node. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";
/**
 * The limit for the machine's stack in kB. This is several times the part of the C stack that the engine's own
 * recursion limit allows.
 */
const STACK_KB = 3_900;
const HEAP_MB = 256;
/**
 * The number of V8's threads. By default, V8 optimises hot code on four threads. With few cores, that takes time from
 * the code that is running.
 */
const V8_THREADS = 1;

/**
 * How these processes are prevented from opening connections: by an empty network namespace, if Linux can create one
 * (which requires root or user namespaces); otherwise by Node's permission model, if this version of Node covers the
 * network; otherwise not at all.
 */
export type NetworkWall = "namespace" | "permission" | "none";

/** Absolute paths of the program `unshare`, because the process has no PATH. */
const UNSHARE = ["/usr/bin/unshare", "/bin/unshare"];
/** Flags for `unshare`. Root needs no user namespace, and could not become "nobody" inside one. */
const FLAGS = process.getuid?.() === 0 ? ["-n"] : ["-U", "-n"];

let found: { readonly wall: NetworkWall; readonly unshare: string } | undefined;
/** Detects the wall once, when the first process starts. This takes about 10 ms. */
function findWall(): NonNullable<typeof found> {
  const works = (unshare: string) => spawnSync(unshare, [...FLAGS, "--", process.execPath, "--version"]).status === 0;
  const unshare = process.platform === "linux" ? UNSHARE.find(works) : undefined;
  const knowsNetwork = process.allowedNodeEnvironmentFlags.has("--allow-net");
  found ??= { wall: unshare ? "namespace" : knowsNetwork ? "permission" : "none", unshare: unshare ?? "" };
  return found;
}

export const networkWall = (): NetworkWall => (found ?? findWall()).wall;

/** Starts a confined process. With `isOpen`, it runs without the permission model, for scripts in tests. */
export function startConfined(at: string, { isOpen = false } = {}): ChildProcess {
  // Node's permissions apply to real paths. If the path contained a symbolic link, Node would open a path that isn't
  // allowed.
  const script = fs.existsSync(at) ? fs.realpathSync(at) : at;
  const limits = [`--stack-size=${STACK_KB}`, `--max-old-space-size=${HEAP_MB}`, `--v8-pool-size=${V8_THREADS}`];
  const may = isOpen ? [] : [PERMISSION, `--allow-fs-read=${script}`];
  const node = [...may, "--no-warnings", ...limits];
  const { wall, unshare } = found ?? findWall();
  // `unshare` replaces itself with Node, so the process id stays the same, and the process keeps the channel that
  // `fork` opened.
  const walled = { execPath: unshare, execArgv: [...FLAGS, "--", process.execPath, ...node] };
  return fork(script, [], {
    env: {} as NodeJS.ProcessEnv,
    cwd: path.parse(script).root,
    ...(wall === "namespace" ? walled : { execArgv: node }),
    // If the process exits unexpectedly, its error output explains why.
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
  });
}
