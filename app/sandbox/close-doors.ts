/** The first code that a confined process runs (confined.server.ts), before it receives anything. */

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
  // A terminal sends its signal to this process, too. Ignore it: the parent ends this process when it is done.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
  process.on("disconnect", () => process.exit(0));
}
