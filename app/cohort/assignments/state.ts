import { HOUR_MS, startOfDay } from "~/operations/time";

/**
 * A learner's state in an assignment, computed only from their submissions and from the periods in which they were a
 * learner. Pure.
 */

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

/** A period in which a person was not a learner of a cohort: from `from` until just before `to`. */
export interface Absence {
  readonly from: Date;
  readonly to: Date;
}

/** Since when, and in which section, someone who is a learner of a cohort now has been a learner of it. */
export interface Presence {
  readonly absences: readonly Absence[];
  /** The learner's section, and the hour in which they came to it. `since` is null if that was long ago. */
  readonly section: { readonly id: string | null; readonly since: Date | null } | null;
}

/**
 * The periods in which an assignment was not the learner's because they were not in its section yet. Null if they are
 * not in its section now.
 */
function absencesFromSection(
  { sectionId }: { readonly sectionId: string | null },
  { section }: Presence,
): readonly Absence[] | null {
  if (sectionId === null) return [];
  if (section?.id !== sectionId) return null;
  if (!section.since) return [];
  // Someone who came in the same hour in which the assignment was due may have come after it was due.
  return [{ from: new Date(0), to: new Date(section.since.getTime() + HOUR_MS) }];
}

/**
 * The periods in which a learner did not have an assignment, even if it was open. Null if the assignment is for a
 * section that the learner is not in.
 */
export function absencesFrom(
  assignment: { readonly sectionId: string | null },
  presence: Presence,
): readonly Absence[] | null {
  const fromSection = absencesFromSection(assignment, presence);
  return fromSection && [...presence.absences, ...fromSection];
}

/** Whether a learner was there when an assignment was due. If they were not, it doesn't apply to them. */
export const isAskedOf = (absences: readonly Absence[], dueAt: Date): boolean =>
  !absences.some(({ from, to }) => from <= dueAt && dueAt < to);

/**
 * Whether an assignment applies to a learner. It must be for the whole cohort, or for a section in which the learner
 * has been since before it was due: in their earlier section, the same work may have been due at another time. The
 * learner must also have been in the cohort when it was due, or have handed in all of it.
 */
export function appliesTo(
  assignment: { readonly sectionId: string | null },
  presence: Presence,
  dueAt: Date,
  isComplete: boolean,
): boolean {
  const fromSection = absencesFromSection(assignment, presence);
  if (!fromSection || !isAskedOf(fromSection, dueAt)) return false;
  return isComplete || isAskedOf(presence.absences, dueAt);
}

/** A change to someone's membership in a cohort, from the log. */
export interface MemberEvent {
  readonly action: string;
  readonly at: Date;
}

/** The actions that change a membership. */
export const MEMBER_ACTIONS = [
  "member.joined-learner",
  "member.joined-mentor",
  "member.joined-lead",
  "member.made-learner",
  "member.made-mentor",
  "member.made-lead",
  "member.left",
  "member.removed-learner",
  "member.removed-mentor",
  "member.removed-lead",
  "member.moved-away",
  "member.moved-here",
  "member.put-back",
];
const BECAME_LEARNER = ["member.joined-learner", "member.moved-here", "member.made-learner"];
/** The ends of a membership that can be undone. */
const UNDOABLE = ["member.removed-learner", "member.moved-away"];
const STOPPED = ["member.left", "member.removed-learner", "member.moved-away"];
/**
 * If the first event logged for a person is one of these, the person was a learner from the start, because they joined
 * before joining was logged.
 */
const WAS_LEARNER = [...STOPPED, "member.made-mentor", "member.made-lead"];

/**
 * The periods in which someone who is a learner of a cohort now was not a learner of it. `events` are all changes of
 * their membership, oldest first. Without changes, they were a learner from the start. Between two changes, they were a
 * learner if the first change made them one or the second ended it, because changes on the same day may be logged in a
 * different order. Someone who comes back counts as a learner for that whole day, because joining is logged by the day.
 * A removal or move that was undone doesn't count.
 */
export function absencesIn(events: readonly MemberEvent[]): Absence[] {
  const isUndone = (n: number) =>
    events[n]?.action === "member.put-back" && UNDOABLE.includes(events[n - 1]?.action ?? "");
  const absences: Absence[] = [];
  let from: Date | null = null;
  for (let n = 0; n <= events.length; n++) {
    const [before, after] = [events[n - 1], events[n]];
    const isLearner =
      !after ||
      STOPPED.includes(after.action) ||
      isUndone(n) ||
      isUndone(n - 1) ||
      (before ? BECAME_LEARNER.includes(before.action) : WAS_LEARNER.includes(after.action));
    if (!isLearner) from ??= before?.at ?? new Date(0);
    else if (from && before) {
      const to = startOfDay(before.at);
      if (from < to) absences.push({ from, to });
      from = null;
    }
  }
  return absences;
}
