import { z } from "zod";
import { today } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import type { TalkState } from "./talks.server";

/**
 * A learner's side of talks: requesting a talk about a track for which they have a certificate, withdrawing the
 * request, and seeing the talk's state.
 */

interface Learner {
  readonly id: string;
}

export const NoteSchema = z
  .string({ error: "Enter when and how a mentor can meet you." })
  .trim()
  .min(3, "Enter when and how a mentor can meet you.")
  .max(500, "Use at most 500 characters for your times and how to contact you.");

export interface OwnTalk {
  readonly id: string;
  readonly state: TalkState;
  readonly note: string;
  readonly askedOn: Date;
  readonly decidedOn: Date | null;
  readonly mentor: string;
  /** What the mentor wrote to the learner. */
  readonly words: string;
}

/**
 * The last talk that this learner requested for a track; null if the learner has requested none, or has withdrawn the
 * request.
 */
export async function findOwnTalk({ id: learnerId }: Learner, track: string): Promise<OwnTalk | null> {
  const row = await db.talk.findFirst({
    where: { learnerId, track, state: { not: "taken-back" } },
    orderBy: { round: "desc" },
    include: { mentor: { select: { name: true } } },
  });
  if (!row) return null;
  const { id, state, note, askedOn, decidedOn, words, mentor } = row;
  return { id, state: state as TalkState, note, askedOn, decidedOn, words, mentor: mentor?.name ?? "a mentor" };
}

/** Cohorts in which this person is a learner and someone else teaches. */
const withTeacher = ({ id }: Learner): Prisma.CohortWhereInput => ({
  AND: [
    { memberships: { some: { userId: id, role: "learner" } } },
    { memberships: { some: { userId: { not: id }, role: { in: ["mentor", "lead"] } } } },
  ],
});

/** Whether anyone could have a talk with this learner. */
export const hasTeacher = async (learner: Learner): Promise<boolean> =>
  (await db.cohort.count({ where: withTeacher(learner) })) > 0;

/**
 * Requests a talk about a track. Only one talk can be open, and no talk can follow a signed one. A repeated request
 * changes nothing. Returns false if the learner has no valid certificate for the whole track, or if no one could hold
 * the talk.
 */
export async function askTalk(learner: Learner, track: string, note: string): Promise<boolean> {
  const learnerId = learner.id;
  const standing = await db.certificate.count({ where: { userId: learnerId, track, step: 3, withdrawnOn: null } });
  if (standing === 0 || !(await hasTeacher(learner))) return false;
  const last = await db.talk.findFirst({ where: { learnerId, track }, orderBy: { round: "desc" } });
  if (last?.state === "asked" || last?.state === "signed") return true;
  const askedOn = today();
  try {
    await db.talk.create({ data: { learnerId, track, note, askedOn, round: (last?.round ?? 0) + 1 } });
  } catch (error) {
    // A second tab has just requested the talk.
    if (!isUniqueConflict(error)) throw error;
  }
  return true;
}

/** Withdraws this learner's request, unless the talk has ended. */
export async function takeBackTalk({ id: learnerId }: Learner, talkId: string): Promise<boolean> {
  const { count } = await db.talk.updateMany({
    where: { id: talkId, learnerId, state: "asked" },
    data: { state: "taken-back" },
  });
  return count > 0;
}
