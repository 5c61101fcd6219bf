import { log } from "~/operations/log.server";

/**
 * A signal within this time after the first is ignored. One Ctrl-C may arrive twice, because the terminal sends it to
 * npm and to us, and npm passes it on.
 */
const ECHO_MS = 500;

/**
 * On the first Ctrl-C or SIGTERM, calls `stop` and then exits with 0. Exits immediately on a second signal, or if
 * `stop` takes longer than `patienceMs`. The message "replaced" from the supervisor (`scripts/supervise.mjs`) counts as
 * a signal, and `stop` gets `true`.
 */
export function stopOnSignal(stop: (isReplaced: boolean) => Promise<void>, patienceMs: number): void {
  let since: number | undefined;
  const hear = async (isReplaced: boolean) => {
    if (since !== undefined) {
      if (performance.now() - since > ECHO_MS) process.exit(130);
      return;
    }
    since = performance.now();
    process.stdout.write("\nFinishing work in progress…\n");
    setTimeout(() => process.exit(1), patienceMs).unref();
    await stop(isReplaced);
    process.exit(0);
  };
  const begin = (isReplaced: boolean) => {
    hear(isReplaced).catch((err) => {
      log.error({ err }, "stopping failed");
      process.exit(1);
    });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => begin(false));
  process.on("message", (message) => message === "replaced" && begin(true));
}
