/** A learner's state in an assignment, computed only from the learner's submissions. Pure. */

export const ASSIGNMENT_STATES = ["not-open", "open", "handed-in", "passed", "late", "missed"] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** An exercise that applies to the learner. */
export interface Task {
  readonly slug: string;
  /** When the learner first handed in the exercise; null if they have not. */
  readonly firstAt: Date | null;
  readonly isPassed: boolean;
}

export interface Asked {
  readonly opensAt: Date;
  /** The deadline for this learner, with any extension. */
  readonly dueAt: Date;
  /** How many exercises are required. This can be more than the number of tasks, if some are still to be picked. */
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

/** A learner's deadline. An extension replaces the assignment's deadline, even if the extension is earlier. */
export const dueFor = (assignment: { readonly dueAt: Date }, extension: { readonly dueAt: Date } | null | undefined) =>
  extension?.dueAt ?? assignment.dueAt;

/**
 * A learner's state at a given time, by what they had handed in until then. Submissions from before the assignment
 * opened count, so that no one has to do the same work twice. "Late" means that everything is handed in, but
 * something after the deadline. "Missed" means that the deadline has passed and something is not handed in. A
 * submission exactly at the deadline is in time.
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
 * Whether an assignment applies to a learner at all. It doesn't if it was due before they joined. `joinedAt` is
 * rounded to the day, and null if the learner was in the cohort from the start.
 */
export const isAskedOf = (joinedAt: Date | null, dueAt: Date): boolean => joinedAt === null || joinedAt <= dueAt;
