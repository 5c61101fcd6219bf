import type { Session } from "./session";

/** What a visit takes, in minutes. */
export interface VisitKind {
  readonly name: string;
  readonly minutes: number;
  /** To tidy up the room before the next patient. */
  readonly pause: number;
}

/** A time at which a visit can take place. */
export interface Slot {
  readonly start: number;
  readonly end: number;
}

/** Generates the slots of a session: as many as fit in, one after another, with a pause between them. */
export function slotsOf(session: Session, kind: VisitKind): Slot[] {
  const step = kind.minutes + kind.pause;
  // The last slot needs no pause after it: one more pause of room makes all slots alike.
  const count = Math.max(0, Math.floor((session.until - session.from + kind.pause) / step));
  return Array.from({ length: count }, (_, place) => {
    const start = session.from + place * step;
    return { start, end: start + kind.minutes };
  });
}

/** The slots that the booking page offers: those of all sessions in which nobody is booked yet. */
export function freeSlots(sessions: readonly Session[], kind: VisitKind, booked: readonly Slot[]): Slot[] {
  return sessions
    .flatMap((session) => slotsOf(session, kind))
    .filter((slot) => !booked.some((visit) => visit.start < slot.end && slot.start < visit.end));
}
