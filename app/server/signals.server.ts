import { log } from "~/operations/log.server";

/** One Ctrl-C may come twice: the terminal tells npm and us, and npm passes it on. */
const ECHO_MS = 500;

/**
 * The first Ctrl-C or SIGTERM runs `stop` and leaves with 0; a second one, or more than `patienceMs`, leaves at once.
 */
export function stopOnSignal(stop: () => Promise<void>, patienceMs: number): void {
  let since: number | undefined;
  const hear = async () => {
    if (since !== undefined) {
      if (performance.now() - since > ECHO_MS) process.exit(130);
      return;
    }
    since = performance.now();
    process.stdout.write("\nFinishing what runs…\n");
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
