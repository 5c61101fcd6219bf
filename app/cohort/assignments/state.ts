/** A learner's state in an assignment, computed only from the deadlines and their submissions. Pure. */

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
  /** The deadline for this learner, including any extension. */
  readonly dueAt: Date;
  /**
   * How many exercises are required. This is more than the number of tasks while some exercises are still to be picked.
   */
  readonly of: number;
  readonly tasks: readonly Task[];
}

/** How many exercises of an assignment a learner has done. */
export interface Done {
  readonly handedIn: number;
  readonly passed: number;
  /** How many exercises were first handed in after the deadline. */
  readonly late: number;
}

export interface Standing extends Done {
  readonly state: AssignmentState;
  readonly of: number;
}

/** A learner's deadline. An extension replaces the assignment's deadline, even if the extension is earlier. */
export const dueFor = (assignment: { readonly dueAt: Date }, extension: { readonly dueAt: Date } | null | undefined) =>
  extension?.dueAt ?? assignment.dueAt;

/**
 * A learner's state at a given time, based on what they had handed in by then. Submissions from before the assignment
 * opened count, so that no one has to do the same work twice. "Late" means that all required exercises are handed in,
 * but at least one of them after the deadline. "Missed" means that the deadline has passed and at least one required
 * exercise is not handed in. A submission exactly at the deadline is on time.
 */
export function standingOf({ tasks, ...asked }: Asked, now: Date): Standing {
  const done = tasks.filter(({ firstAt }) => firstAt !== null && firstAt <= now);
  const passed = done.filter(({ isPassed }) => isPassed).length;
  const late = done.filter(({ firstAt }) => firstAt! > asked.dueAt).length;
  return standingWith(asked, { handedIn: done.length, passed, late }, now);
}

/** Like `standingOf`, but calculates the state from counts. */
export function standingWith({ opensAt, dueAt, of }: Omit<Asked, "tasks">, done: Done, now: Date): Standing {
  const counts = { of, ...done };
  if (now < opensAt) return { state: "not-open", ...counts };
  if (done.handedIn < of) return { state: now > dueAt ? "missed" : "open", ...counts };
  if (done.late > 0) return { state: "late", ...counts };
  return { state: of > 0 && done.passed >= of ? "passed" : "handed-in", ...counts };
}
