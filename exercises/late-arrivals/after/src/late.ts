import type { Visit } from "./visit";

/** How long after the start of a visit the desk phones. */
const PATIENCE_MINUTES = 10;

/** The names of the patients who are late at `now`, the longest late first. */
export function latePatients(visits: readonly Visit[], now: number): string[] {
  return visits
    .filter((visit) => !visit.isCancelled && !visit.arrived)
    .filter((visit) => now - visit.start >= PATIENCE_MINUTES)
    .sort((a, b) => a.start - b.start)
    .map((visit) => visit.patient);
}
