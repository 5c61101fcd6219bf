import { z } from "zod";
import { db, isUniqueConflict } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import type { TalkState } from "./talks.server";

/**
 * Talks from a learner's side: asking for one on a track that they have a certificate of, taking it back, and how it
 * stands.
 */

interface Learner {
  readonly id: string;
}

export const NoteSchema = z
  .string({ error: "Enter when and how a mentor can meet you." })
  .trim()
  .min(3, "Enter when and how a mentor can meet you.")
  .max(500, "Keep it under 500 characters: times, and how to contact you.");

export interface OwnTalk {
  readonly id: string;
  readonly state: TalkState;
  readonly note: string;
  readonly askedOn: Date;
  readonly decidedOn: Date | null;
  readonly mentor: string;
  /** What the mentor says to the learner. */
  readonly words: string;
}

/** The last talk that this learner asked for on a track; null where they asked for none, or took it back. */
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

/** Cohorts in which this learner learns beside someone else who teaches. */
const withTeacher = ({ id }: Learner): Prisma.CohortWhereInput => ({
  AND: [
    { memberships: { some: { userId: id, role: "learner" } } },
    { memberships: { some: { userId: { not: id }, role: { in: ["mentor", "lead"] } } } },
  ],
});

/** Whether someone is there who could hold a talk. */
export const hasTeacher = async (learner: Learner): Promise<boolean> =>
  (await db.cohort.count({ where: withTeacher(learner) })) > 0;

/**
 * Asks for a talk on a track. One is open at a time, and after one was signed there is no other: asked twice, there is
 * one. Returns false where they have no certificate of it that stands, or no one could hold it.
 */
export async function askTalk(learner: Learner, track: string, note: string): Promise<boolean> {
  const learnerId = learner.id;
  const standing = await db.certificate.count({ where: { userId: learnerId, track, withdrawnOn: null } });
  if (standing === 0 || !(await hasTeacher(learner))) return false;
  const last = await db.talk.findFirst({ where: { learnerId, track }, orderBy: { round: "desc" } });
  if (last?.state === "asked" || last?.state === "signed") return true;
  const askedOn = new Date(new Date().toISOString().slice(0, 10));
  try {
    await db.talk.create({ data: { learnerId, track, note, askedOn, round: (last?.round ?? 0) + 1 } });
  } catch (error) {
    // A second tab has just asked.
    if (!isUniqueConflict(error)) throw error;
  }
  return true;
}

/** Takes back what this learner asked for, while no one has ended it. */
export async function takeBackTalk({ id: learnerId }: Learner, talkId: string): Promise<boolean> {
  const { count } = await db.talk.updateMany({
    where: { id: talkId, learnerId, state: "asked" },
    data: { state: "taken-back" },
  });
  return count > 0;
}
