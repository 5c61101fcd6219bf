import type { Visit } from "./visit";

/** How many clinicians the phone's display has room for. */
const ROOM = 3;

/** Who works on the day of these visits, in one line: "KM, AB and RS", "KM, AB and 3 others" or "nobody". */
export function crewLine(visits: readonly Visit[]): string {
  const crew = new Set<string>();
  for (const { clinician, isCancelled } of visits) if (!isCancelled) crew.add(clinician);

  const names = [...crew];
  const last = names.pop();
  if (last === undefined) return "nobody";
  if (names.length === 0) return last;
  if (names.length < ROOM) return `${names.join(", ")} and ${last}`;
  return `${names[0]}, ${names[1]} and ${names.length - 1} others`;
}
