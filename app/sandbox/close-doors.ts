/** The first thing that a confined process does (confined.server.ts), before it is sent anything. */

/** "no one" on most systems: owns nothing. */
const NOBODY = 65_534;

/** As far as the system allows: a container's root may have lost the right to become another user. */
function dropRights(): void {
  if (process.getuid?.() !== 0) return;
  const steps = [() => process.setgroups?.([]), () => process.setgid?.(NOBODY), () => process.setuid?.(NOBODY)];
  for (const step of steps) {
    try {
      step();
    } catch {
      // The other walls hold all the same.
    }
  }
}

export function closeDoors(): void {
  dropRights();
  // A terminal's signal reaches this process, too: its parent finishes what it was asked for, and ends it then.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
  process.on("disconnect", () => process.exit(0));
}
