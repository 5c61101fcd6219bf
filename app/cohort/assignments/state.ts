/** How one learner stands on an assignment. From what was handed in alone. Pure. */

export const ASSIGNMENT_STATES = ["not-open", "open", "handed-in", "passed", "late", "missed"] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** An exercise that is asked of the learner. */
export interface Task {
  readonly slug: string;
  /** When they first handed it in; null where they have not. */
  readonly firstAt: Date | null;
  readonly isPassed: boolean;
}

export interface Asked {
  readonly opensAt: Date;
  /** When it is due for this learner: their extension, where they have one. */
  readonly dueAt: Date;
  /** How many exercises are asked; more than there are tasks where some are still to be picked. */
  readonly of: number;
  readonly tasks: readonly Task[];
}

export interface Standing {
  readonly state: AssignmentState;
  readonly of: number;
  readonly handedIn: number;
  readonly passed: number;
  /** Of what was handed in, how much after it was due. */
  readonly late: number;
}

/**
 * When it is due for a learner: an extension takes the place of the assignment's date, also where it is the earlier
 * one.
 */
export const dueFor = (assignment: { readonly dueAt: Date }, extension: { readonly dueAt: Date } | null | undefined) =>
  extension?.dueAt ?? assignment.dueAt;

/**
 * Where a learner stands at a moment, by what they had handed in until then. What they handed in before it opened
 * counts: no one does the same work twice. Late is what was complete, with something of it after it was due; missed
 * what was due and is not complete. Handed in at the very moment is in time.
 */
export function standingOf({ opensAt, dueAt, of, tasks }: Asked, now: Date): Standing {
  const done = tasks.filter(({ firstAt }) => firstAt !== null && firstAt <= now);
  const passed = done.filter(({ isPassed }) => isPassed).length;
  const late = done.filter(({ firstAt }) => firstAt! > dueAt).length;
  const counts = { of, handedIn: done.length, passed, late };
  if (now < opensAt) return { state: "not-open", ...counts };
  if (done.length < of) return { state: now > dueAt ? "missed" : "open", ...counts };
  if (late > 0) return { state: "late", ...counts };
  return { state: of > 0 && passed >= of ? "passed" : "handed-in", ...counts };
}

/**
 * Whether a learner is asked for it at all: not for what was due before they were there. `joinedAt` is to the day; null
 * for who was there from the start.
 */
export const isAskedOf = (joinedAt: Date | null, dueAt: Date): boolean => joinedAt === null || joinedAt <= dueAt;
