import { log } from "~/operations/log.server";

/** One Ctrl-C may arrive twice: the terminal sends it to npm and to us, and npm passes it on. */
const ECHO_MS = 500;

/**
 * The first Ctrl-C or SIGTERM calls `stop` and exits with 0. A second one, or a stop that takes longer than
 * `patienceMs`, exits at once.
 */
export function stopOnSignal(stop: () => Promise<void>, patienceMs: number): void {
  let since: number | undefined;
  const hear = async () => {
    if (since !== undefined) {
      if (performance.now() - since > ECHO_MS) process.exit(130);
      return;
    }
    since = performance.now();
    process.stdout.write("\nFinishing work in progress…\n");
    setTimeout(() => process.exit(1), patienceMs).unref();
    await stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      hear().catch((err) => {
        log.error({ err }, "stopping failed");
        process.exit(1);
      });
    });
  }
}
