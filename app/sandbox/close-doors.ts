/** The first code that a confined process runs (confined.server.ts), before it receives anything. */

/** User "nobody" on most systems: owns nothing. */
const NOBODY = 65_534;

/** Drops rights as far as the system allows: a container's root may be unable to become another user. */
function dropRights(): void {
  if (process.getuid?.() !== 0) return;
  const steps = [() => process.setgroups?.([]), () => process.setgid?.(NOBODY), () => process.setuid?.(NOBODY)];
  for (const step of steps) {
    try {
      step();
    } catch {
      // The other walls still apply.
    }
  }
}

export function closeDoors(): void {
  dropRights();
  // A terminal's signal also reaches this process. It ignores it: the parent finishes its requests and then ends this
  // process.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
  process.on("disconnect", () => process.exit(0));
}
