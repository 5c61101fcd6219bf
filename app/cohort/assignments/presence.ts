import { HOUR_MS, startOfDay } from "~/operations/time";

/** When someone was a learner of a cohort and in which sections, and so which assignments apply to them. Pure. */

/** A period in which a person was not a learner of a cohort: from `from` until just before `to`. */
export interface Absence {
  readonly from: Date;
  readonly to: Date;
}

/** When, and in which sections, a current learner of a cohort has been a learner of it. */
export interface Presence {
  readonly absences: readonly Absence[];
  /** The learner's section, and the hour in which they joined it. `since` is null if that was long ago. */
  readonly section: { readonly id: string | null; readonly since: Date | null } | null;
  /** The section that they were in, for each time they left the cohort, oldest first. */
  readonly stays: readonly Stay[];
}

/** A period in which a learner was in a section, until they left the cohort. */
export interface Stay {
  readonly sectionId: string;
  /** The hour in which they joined the section; null if that was long ago. */
  readonly since: Date | null;
  readonly to: Date;
}

/**
 * The end of the hour in which someone joined a section. An assignment that was due in that hour may have been due
 * before they joined.
 */
const arrivalAt = (since: Date | null) => new Date(since ? since.getTime() + HOUR_MS : 0);

/**
 * The periods in which an assignment didn't apply to the learner, because they were not in its section. Null if they
 * are not in its section now.
 */
function absencesFromSection(
  { sectionId }: { readonly sectionId: string | null },
  { section, stays }: Presence,
): readonly Absence[] | null {
  if (sectionId === null) return [];
  if (section?.id !== sectionId) return null;
  const absences: Absence[] = [];
  let from = new Date(0);
  for (const stay of stays.filter((one) => one.sectionId === sectionId)) {
    if (from < arrivalAt(stay.since)) absences.push({ from, to: arrivalAt(stay.since) });
    from = stay.to;
  }
  const to = arrivalAt(section.since);
  return from < to ? [...absences, { from, to }] : absences;
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

/** Whether a learner was present when an assignment was due. If not, the assignment doesn't apply to them. */
export const isAskedOf = (absences: readonly Absence[], dueAt: Date): boolean =>
  !absences.some(({ from, to }) => from <= dueAt && dueAt < to);

/**
 * Whether an assignment applies to a learner. It must be for the whole cohort, or for a section in which the learner is
 * now and also was when it was due: another section may have had another deadline for the same work. The learner must
 * also have been in the cohort when it was due, or have handed in all of it.
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
  /** The section of a member who left, and when they joined it. */
  readonly sectionId?: string | null;
  readonly sectionSince?: Date | null;
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

/** Whether the event with this index undoes the one before it. */
const isUndone = (events: readonly MemberEvent[], n: number) =>
  events[n]?.action === "member.put-back" && UNDOABLE.includes(events[n - 1]?.action ?? "");

/**
 * The periods in which someone who is a learner of a cohort now was not a learner of it. `events` are all changes of
 * their membership, oldest first. Without changes, they were a learner from the start. Between two changes, they were a
 * learner if the first change made them one or the second ended it, because changes on the same day may be logged in a
 * different order. Someone who comes back counts as a learner for that whole day, because joining is logged by the day.
 * A removal or move that was undone doesn't count.
 */
export function absencesIn(events: readonly MemberEvent[]): Absence[] {
  const absences: Absence[] = [];
  let from: Date | null = null;
  for (let n = 0; n <= events.length; n++) {
    const [before, after] = [events[n - 1], events[n]];
    const isLearner =
      !after ||
      STOPPED.includes(after.action) ||
      isUndone(events, n) ||
      isUndone(events, n - 1) ||
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

/**
 * The sections from which a learner left the cohort. `events` as for `absencesIn`. Someone whose removal or move was
 * undone was in their section all the time, as their membership says.
 */
export const staysIn = (events: readonly MemberEvent[]): Stay[] =>
  events.flatMap(({ action, at, sectionId, sectionSince = null }, n) =>
    sectionId && STOPPED.includes(action) && !isUndone(events, n + 1)
      ? [{ sectionId, since: sectionSince, to: at }]
      : [],
  );
