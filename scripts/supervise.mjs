/**
 * Runs the web server in its own process and keeps it running. Replaces a process that had an uncaught error; that
 * process keeps answering until its replacement is ready. Restarts a process that has ended. The reasons are in
 * docs/decisions/034-faults-and-text.md.
 */
import cluster from "node:cluster";

/** A process that ends within this time after its start would probably end again immediately. */
const SOON_MS = 10_000;
/**
 * How long the supervisor waits before each further restart of such a process. After the last restart, it gives up, so
 * that whatever started Onramp notices the fault.
 */
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * Starts the web server. Exits with the code of the last process that was told to stop, or that failed to become ready.
 */
export function supervise() {
  // Each process accepts its own connections, so nothing passes through this process.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  let isStopping = false;
  /** The process that answers requests. Null until it is ready. */
  let current = null;
  /** The process that is starting but not ready yet. */
  let next = null;
  /** How many processes in a row ended soon after their start. */
  let soonEnded = 0;

  const start = () => {
    const startedAt = performance.now();
    const child = cluster.fork();
    next = child;
    child.on("message", (message) => {
      if (message === "ready") {
        const before = current;
        [current, next] = [child, null];
        // Not a signal: the old process must not fail `/readyz` while the new one answers at the same address. If the
        // old process has ended in the meantime, there is nothing to do.
        before?.send("replaced", () => {});
        if (!before) process.send?.("ready");
      }
      if (message === "replace me" && child === current && !next && !isStopping) start();
    });
    child.on("exit", (code, signal) => {
      const wasNext = child === next;
      if (wasNext) next = null;
      if (child === current) current = null;
      if (isStopping) {
        if (!current && !next) process.exit(code ?? 1);
        return;
      }
      // Another process is answering requests or about to do so, because this process was replaced, or because it
      // failed to replace another process.
      if (current || next) return;
      soonEnded = performance.now() - startedAt < SOON_MS ? soonEnded + 1 : 0;
      // A process that never became ready fails at its start, so another one would fail, too.
      if (wasNext || soonEnded > WAITS_MS.length) process.exit(code ?? 1);
      console.error(`The web server's process ended (${signal ?? code}). Restarting it.`);
      setTimeout(() => isStopping || start(), soonEnded === 0 ? 0 : WAITS_MS[soonEnded - 1]);
    });
  };

  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      isStopping = true;
      for (const child of [current, next]) child?.process.kill(signal);
      if (!current && !next) process.exit(0);
    });
  }
  start();
}
