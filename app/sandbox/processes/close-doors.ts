/** The first code that runs in a confined process (confined.server.ts), before the process receives any message. */

/** The id of the user "nobody" on most systems, who owns no files. */
const NOBODY = 65_534;

/** Drops privileges as far as the system allows. In a container, root may be unable to become another user. */
function dropRights(): void {
  if (process.getuid?.() !== 0) return;
  const steps = [() => process.setgroups?.([]), () => process.setgid?.(NOBODY), () => process.setuid?.(NOBODY)];
  for (const step of steps) {
    try {
      step();
    } catch {
      // If this step fails, the other walls still protect the system.
    }
  }
}

export function closeDoors(): void {
  dropRights();
  // A signal from a terminal also reaches this process. It is ignored, because the parent ends this process when it is
  // done.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
  process.on("disconnect", () => process.exit(0));
}
