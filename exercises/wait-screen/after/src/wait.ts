import type { Visit } from "./visit";

/**
 * The waiting-room line for one clinician: the longest wait among the patients
 * waiting for them at `now`, such as "KM: 12 minutes".
 */
export function waitText(visits: readonly Visit[], clinician: string, now: number): string {
  let longest = 0;
  for (const visit of visits) {
    if (visit.clinician !== clinician) continue;
    // Compare with undefined: 0 is a valid time, the moment the clinic opens.
    if (visit.arrived === undefined || visit.called !== undefined) continue;
    // Patients who come early only start waiting at the start of their visit.
    const waitingSince = Math.max(visit.arrived, visit.start);
    longest = Math.max(longest, now - waitingSince);
  }

  if (longest < 1) return `${clinician}: no wait`;
  return `${clinician}: ${longest} ${longest === 1 ? "minute" : "minutes"}`;
}
