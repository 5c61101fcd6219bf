import { z } from "zod";
import { nameInTalk } from "~/accounts/reading/names.server";
import { noteLook } from "~/accounts/reading/note-looks.server";
import { learnerOf } from "~/accounts/reading/taught";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { TRACKS, type Track } from "~/kinds/skills";
import { type HandIn, listPassed, refuseTwo } from "./two-submissions.server";

/**
 * A mentor's side of talks: who requested a talk, and its two submissions. Open to people who teach the learner, but
 * never to the learner. Long: listing, opening and choosing share the rules about which talks and submissions this
 * mentor may see.
 */

export interface Mentor {
  readonly id: string;
}

/** Talks of learners whom this person teaches. */
export const openTo = (mentor: Mentor): Prisma.TalkWhereInput => ({
  learnerId: { not: mentor.id },
  learner: learnerOf(mentor),
});

export type TalkState = "asked" | "signed" | "not-yet" | "taken-back";

export interface TalkRow {
  readonly id: string;
  readonly learnerId: string;
  /** The learner's name, or a number if a cohort hides the name from people who have not agreed to hold the talk. */
  readonly learner: string;
  readonly isNameHidden: boolean;
  readonly track: string;
  /** The learner's note about when and how they can meet. */
  readonly note: string;
  readonly askedOn: Date;
  readonly decidedOn: Date | null;
  readonly state: TalkState;
  /** The mentor who has chosen the submissions, if anyone has. */
  readonly mentor: string | null;
  readonly isMine: boolean;
}

const PEOPLE = {
  learner: { select: { id: true, name: true } },
  mentor: { select: { name: true } },
} as const satisfies Prisma.TalkInclude;

type Row = Prisma.TalkGetPayload<{ include: typeof PEOPLE }>;
async function rowOf(mentor: Mentor, row: Row): Promise<TalkRow> {
  const { id, learner, track, note, askedOn, decidedOn, state, mentorId } = row;
  const name = await nameInTalk(mentor, learner, mentorId);
  return {
    id,
    learnerId: learner.id,
    learner: name,
    isNameHidden: name !== learner.name,
    track: titleOf(track),
    note,
    askedOn,
    decidedOn,
    state: state as TalkState,
    mentor: row.mentor?.name ?? null,
    isMine: mentorId === mentor.id,
  };
}

const titleOf = (track: string) => TRACKS[track as Track] ?? track;

/** The maximum number of past talks listed. */
const MOST_HELD = 50;

/** Talks that have not ended, longest wait first, and ended talks that this mentor has held, newest first. */
export async function listTalks(mentor: Mentor): Promise<{ asked: TalkRow[]; held: TalkRow[] }> {
  const [asked, held] = await Promise.all([
    db.talk.findMany({
      where: { AND: [openTo(mentor), { state: "asked" }] },
      orderBy: [{ askedOn: "asc" }, { id: "asc" }],
      include: PEOPLE,
    }),
    db.talk.findMany({
      where: { AND: [openTo(mentor), { state: { in: ["signed", "not-yet"] }, mentorId: mentor.id }] },
      orderBy: [{ decidedOn: "desc" }, { id: "asc" }],
      take: MOST_HELD,
      include: PEOPLE,
    }),
  ]);
  const learnerIds = [...asked, ...held].map(({ learnerId }) => learnerId);
  noteLook(mentor, learnerIds, "table");
  const rowsOf = (rows: readonly Row[]) => Promise.all(rows.map((row) => rowOf(mentor, row)));
  return { asked: await rowsOf(asked), held: await rowsOf(held) };
}

/** How many waiting talks this person could hold. */
export const countTalks = (mentor: Mentor): Promise<number> =>
  db.talk.count({ where: { AND: [openTo(mentor), { state: "asked" }] } });

export interface TalkView extends TalkRow {
  /** The submissions to choose from. */
  readonly passed: readonly HandIn[];
  /** The two chosen submissions; null until someone has chosen. */
  readonly two: readonly [HandIn, HandIn] | null;
  readonly choices: Readonly<Record<string, number>>;
  /** The mentor's text for the learner. */
  readonly words: string;
}

const ChoicesSchema = z.record(z.string(), z.int());

/** A talk that this person may hold or has held; null if there is no talk with this id that they may see. */
export async function findTalk(mentor: Mentor, id: string): Promise<TalkView | null> {
  const row = await db.talk.findFirst({ where: { AND: [{ id }, openTo(mentor)] }, include: PEOPLE });
  const isOver = row?.state === "signed" || row?.state === "not-yet";
  // Only the learner and the mentor of the talk may see how it ended.
  if (!row || row.state === "taken-back" || (isOver && row.mentorId !== mentor.id)) return null;
  const ids = [row.firstId, row.secondId];
  const passed = await listPassed(mentor, row.learnerId, row.track, ids);
  const [first, second] = ids.map((one) => passed.find(({ submissionId }) => submissionId === one));
  return {
    ...(await rowOf(mentor, row)),
    passed,
    two: first && second ? [first, second] : null,
    words: row.words,
    choices: ChoicesSchema.parse(JSON.parse(row.choices)),
  };
}

/** Opens a talk for a page, and records the view, which the learner can see. */
export async function openTalk(mentor: Mentor, id: string): Promise<TalkView | null> {
  const talk = await findTalk(mentor, id);
  if (talk) noteLook(mentor, [talk.learnerId], "table");
  return talk;
}

/**
 * Chooses the talk's submissions, and makes this mentor the talk's mentor. Returns the reason if the choice is refused;
 * otherwise null.
 */
export async function chooseTwo(mentor: Mentor, id: string, ids: readonly string[]): Promise<string | null> {
  const talk = await findTalk(mentor, id);
  const refused = talk ? refuseTwo(talk.passed, ids) : "This conversation no longer exists.";
  if (refused) return refused;
  // The two submissions are in the order of the track.
  const [first, second] = talk!.passed.filter(({ submissionId }) => ids.includes(submissionId));
  const { count } = await db.talk.updateMany({
    where: { AND: [{ id, state: "asked" }, openTo(mentor)] },
    data: { mentorId: mentor.id, firstId: first!.submissionId, secondId: second!.submissionId },
  });
  return count > 0 ? null : "The conversation has already ended, so nothing was changed.";
}
