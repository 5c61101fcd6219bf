import { formatTime, type Session } from "./session";
import { type Slot, slotsOf, type VisitKind } from "./slots";

/** A visit with the patient's initials. */
export interface BookedVisit extends Slot {
  readonly initials: string;
}

/**
 * The sheet that hangs at the surgery's door: a line for each slot, with a patient's initials or a dash, and an empty
 * line between two sessions.
 */
export function daySheet(sessions: readonly Session[], kind: VisitKind, visits: readonly BookedVisit[]): string {
  return sessions
    .map((session) =>
      slotsOf(session, kind)
        .map((slot) => {
          const visit = visits.find((candidate) => candidate.start === slot.start);
          return `${formatTime(slot.start)}-${formatTime(slot.end)} ${visit?.initials ?? "-"}`;
        })
        .join("\n"),
    )
    .join("\n\n");
}
