/** The global `process`: a program without arguments, environment or outside world. Tests may replace any part. */
import { harness, notHere } from "./parts/harness";

const { leaveOpen, log, performanceNow } = harness;

const nanoseconds = () => BigInt(Math.round(performanceNow() * 1e6));
function hrtime(since?: readonly [number, number]): [number, number] {
  const from = since ? BigInt(since[0]) * 1_000_000_000n + BigInt(since[1]) : 0n;
  const passed = nanoseconds() - from;
  return [Number(passed / 1_000_000_000n), Number(passed % 1_000_000_000n)];
}

const output = () =>
  leaveOpen({
    isTTY: false,
    columns: 80,
    write(text: unknown): boolean {
      log(String(text));
      return true;
    },
  });

export default leaveOpen({
  env: leaveOpen({}),
  argv: leaveOpen(["node", "/main.js"]),
  execArgv: leaveOpen([]),
  exitCode: undefined as number | undefined,
  platform: "linux",
  arch: "wasm32",
  pid: 1,
  title: "node",
  version: "v20.0.0",
  versions: { node: "20.0.0" },
  stdout: output(),
  stderr: output(),
  cwd: () => "/",
  uptime: () => performanceNow() / 1000,
  hrtime: Object.assign(hrtime, { bigint: nanoseconds }),
  nextTick: (run: (...args: unknown[]) => void, ...args: unknown[]) => queueMicrotask(() => run(...args)),
  emitWarning: (warning: unknown) => log(`${warning instanceof Error ? warning.message : String(warning)}\n`),
  ...notHere("process", [
    "exit",
    "abort",
    "kill",
    "chdir",
    "memoryUsage",
    "cpuUsage",
    "resourceUsage",
    "umask",
    "binding",
    "dlopen",
    "on",
    "once",
    "off",
    "emit",
    "addListener",
    "removeListener",
    "removeAllListeners",
    "listeners",
  ]),
});
