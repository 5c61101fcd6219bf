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

/** Generates the slots of a session, one after another, with a pause between them. The end is exclusive. */
export function slotsOf(session: Session, kind: VisitKind): Slot[] {
  const slots: Slot[] = [];
  for (let start = session.from; start < session.until; start += kind.minutes + kind.pause) {
    slots.push({ start, end: start + kind.minutes });
  }
  return slots;
}

/** The slots that the booking page offers: those of all sessions in which nobody is booked yet. */
export function freeSlots(sessions: readonly Session[], kind: VisitKind, booked: readonly Slot[]): Slot[] {
  return sessions
    .flatMap((session) => slotsOf(session, kind))
    .filter((slot) => !booked.some((visit) => visit.start < slot.end && slot.start < visit.end));
}
