/**
 * Runs the web server in its own process and keeps it running. Replaces a process that had an uncaught error; that
 * process keeps answering until its replacement is ready. Restarts a process that has ended. The reasons are in
 * docs/decisions/034-faults-and-text.md.
 */
import cluster from "node:cluster";

/** A process that ends within this time after its start is not restarted, because it would probably just end again. */
const SOON_MS = 10_000;

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

  const start = () => {
    const startedAt = performance.now();
    const child = cluster.fork();
    next = child;
    child.on("message", (message) => {
      if (message === "ready") {
        const before = current;
        [current, next] = [child, null];
        before?.process.kill("SIGTERM");
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
      if (wasNext || performance.now() - startedAt < SOON_MS) process.exit(code ?? 1);
      console.error(`The web server's process ended (${signal ?? code}). Restarting it.`);
      start();
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
