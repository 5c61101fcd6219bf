import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

const root = path.resolve(import.meta.dirname, "../..");

export interface Running {
  readonly origin: string;
  readonly dir: string;
  readonly process: ChildProcess;
  /** Everything that the server printed. */
  output(): string;
  /** Sends the signal and resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Finds a free port. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on("error", reject);
    server.listen(0, () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal);
}

/** Settings for the exercises that the test run has prepared, if any (exercises.ts). */
const fewExercises = (): Record<string, string> =>
  process.env.ONRAMP_TEST_EXERCISES
    ? { EXERCISES_BUILT_IN: "0", EXERCISES_DIR: process.env.ONRAMP_TEST_EXERCISES }
    : {};

export interface StartOptions {
  /** The folder for the database and the secret. If absent, a new folder. */
  readonly dir?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly command?: readonly [string, ...string[]];
  readonly cwd?: string;
  readonly timeoutMs?: number;
  /** A free port if absent. */
  readonly port?: number;
  /** If false, returns while the demonstration is still being prepared. */
  readonly waitsForDemo?: boolean;
}

/** Creates a folder. If the test run has prepared an empty, migrated database, copies that database into the folder. */
function newDir(): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-run-"));
  const base = process.env.ONRAMP_TEST_BASE;
  if (base) fs.copyFileSync(base, path.join(dir, "onramp.db"));
  return dir;
}

/** Whether the demonstration's history is still being graded. The server already answers requests at that time. */
const isPreparing = (output: string) =>
  output.includes("Setting up the demonstration") && !output.includes("The demonstration is complete");

/**
 * Starts the built product and waits until it is ready and its demonstration is complete. The caller stops the server.
 */
export async function startServer(options: StartOptions = {}): Promise<Running> {
  const dir = options.dir ?? newDir();
  const port = options.port ?? (await freePort());
  const [command, ...args] = options.command ?? [process.execPath, "scripts/start.mjs"];
  // The settings of this test run must not leak into the server.
  const { NODE_ENV: _mode, VITEST: _vitest, ...inherited } = process.env;
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: {
      ...inherited,
      PORT: String(port),
      DATABASE_URL: `file:${path.join(dir, "onramp.db")}`,
      DATA_DIR: dir,
      ...fewExercises(),
      ...options.env,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    // In a separate process group, so that a signal reaches npm and everything it started, as Ctrl-C in a terminal
    // does.
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  const exited = new Promise<number | null>((resolve) => child.on("close", resolve));
  const origin = `http://localhost:${port}`;
  const running: Running = {
    origin,
    dir,
    process: child,
    output: () => output,
    async stop(signal = "SIGINT") {
      signalGroup(child, signal);
      return exited;
    },
  };
  const until = Date.now() + (options.timeoutMs ?? 120_000);
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    const isReady = await fetch(`${origin}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (isReady && (options.waitsForDemo === false || !isPreparing(output))) return running;
    await setTimeout(100);
  }
  signalGroup(child, "SIGKILL");
  throw new Error(`The server did not get ready. It printed:\n${output}`);
}

/** The path of a file with the reason why the demonstration shared by the browser tests could not be created. */
export const failureOf = (demo: string) => `${demo}.failed`;

/** Waits until `global-browser.ts` has created the shared demonstration, and starts the product on a copy of it. */
export async function startDemo(env: StartOptions["env"] = {}): Promise<Running> {
  const demo = process.env.ONRAMP_TEST_DEMO!;
  while (!fs.existsSync(demo)) {
    if (fs.existsSync(failureOf(demo))) throw new Error(fs.readFileSync(failureOf(demo), "utf8"));
    await setTimeout(200);
  }
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-demo-"));
  fs.cpSync(demo, dir, { recursive: true });
  return startServer({ dir, env });
}
