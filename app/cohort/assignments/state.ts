/** A learner's state in an assignment, computed only from what was handed in. Pure. */

export const ASSIGNMENT_STATES = ["not-open", "open", "handed-in", "passed", "late", "missed"] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** An exercise that applies to the learner. */
export interface Task {
  readonly slug: string;
  /** When they first handed it in; null if they have not. */
  readonly firstAt: Date | null;
  readonly isPassed: boolean;
}

export interface Asked {
  readonly opensAt: Date;
  /** The deadline for this learner: their extension, if they have one. */
  readonly dueAt: Date;
  /** How many exercises are required; more than there are tasks if some are still to be picked. */
  readonly of: number;
  readonly tasks: readonly Task[];
}

export interface Standing {
  readonly state: AssignmentState;
  readonly of: number;
  readonly handedIn: number;
  readonly passed: number;
  /** How many submissions came after the deadline. */
  readonly late: number;
}

/** A learner's deadline: an extension replaces the assignment's deadline, even if it is earlier. */
export const dueFor = (assignment: { readonly dueAt: Date }, extension: { readonly dueAt: Date } | null | undefined) =>
  extension?.dueAt ?? assignment.dueAt;

/**
 * A learner's state at a given time, by what they had handed in until then. Submissions from before it opened count: no
 * one does the same work twice. "Late" is complete, with something handed in after the deadline; "missed" is past the
 * deadline and incomplete. Handing in exactly at the deadline is in time.
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
 * Whether it applies to a learner at all: not if it was due before they joined. `joinedAt` is rounded to the day; null
 * if they were there from the start.
 */
export const isAskedOf = (joinedAt: Date | null, dueAt: Date): boolean => joinedAt === null || joinedAt <= dueAt;
