import { z } from "zod";
import { recordAudit } from "~/accounts/audit.server";
import { noteLook } from "~/accounts/reading/note-looks.server";
import { listUnseen } from "~/accounts/reading/unseen.server";
import { drawCode } from "~/accounts/sign-in/drawn-code";
import { findExercise, listExercises } from "~/catalogue/catalogue.server";
import { db, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { EFFECTIVE } from "~/grading/effective";
import { KINDS, type KindId } from "~/kinds/registry";
import { TRACKS, type Track } from "~/kinds/skills";
import { addNotices } from "../notices/notices.server";
import { type Decision, LEAST_STEP, TALK_RUBRIC, TALK_RUBRIC_VERSION } from "./talk";

/**
 * A mentor's side of talks: who requested one, its two submissions, and its outcome. Open to people who teach the
 * learner, and never to the learner themselves. Over 200 lines: one talk from its choice to its end.
 */

interface Mentor {
  readonly id: string;
}

const dayOf = (time: Date) => time.toISOString().slice(0, 10);
const today = () => new Date(dayOf(new Date()));

/** Talks of learners whom this person teaches. */
const openTo = ({ id }: Mentor): Prisma.TalkWhereInput => ({
  learnerId: { not: id },
  learner: {
    memberships: {
      some: { role: "learner", cohort: { memberships: { some: { userId: id, role: { in: ["mentor", "lead"] } } } } },
    },
  },
});

export type TalkState = "asked" | "signed" | "not-yet" | "taken-back";

export interface TalkRow {
  readonly id: string;
  readonly learnerId: string;
  readonly learner: string;
  readonly track: string;
  /** The learner's note: when and how they can meet. */
  readonly note: string;
  readonly askedOn: Date;
  readonly decidedOn: Date | null;
  readonly state: TalkState;
  /** Who has chosen the submissions, if anyone. */
  readonly mentor: string | null;
  readonly isMine: boolean;
}

const PEOPLE = {
  learner: { select: { name: true } },
  mentor: { select: { name: true } },
} as const satisfies Prisma.TalkInclude;

type Row = Prisma.TalkGetPayload<{ include: typeof PEOPLE }>;
const rowOf = (
  mentor: Mentor,
  { id, learnerId, learner, track, note, askedOn, decidedOn, state, mentorId, ...row }: Row,
): TalkRow => ({
  id,
  learnerId,
  learner: learner.name,
  track: titleOf(track),
  note,
  askedOn,
  decidedOn,
  state: state as TalkState,
  mentor: row.mentor?.name ?? null,
  isMine: mentorId === mentor.id,
});

const titleOf = (track: string) => TRACKS[track as Track] ?? track;

/** Maximum number of past talks listed. */
const MOST_HELD = 50;

/** Talks waiting for a mentor, longest waiting first; and those that this mentor has held, newest first. */
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
  return { asked: asked.map((row) => rowOf(mentor, row)), held: held.map((row) => rowOf(mentor, row)) };
}

/** How many talks wait that this person could hold. */
export const countTalks = (mentor: Mentor): Promise<number> =>
  db.talk.count({ where: { AND: [openTo(mentor), { state: "asked" }] } });

export interface HandIn {
  readonly submissionId: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
}

/**
 * A learner's passed submissions in a track, the last of each exercise. Leaves out what this mentor must not know:
 * submissions that they may still review a second time, and those for which a cohort hides the name from reviewers.
 */
async function listPassed(mentor: Mentor, learnerId: string, track: string): Promise<HandIn[]> {
  const slugs = listExercises().flatMap((one) => (one.track === track ? [one.slug] : []));
  const [rows, unseen] = await Promise.all([
    db.submission.findMany({
      where: {
        userId: learnerId,
        slug: { in: slugs },
        reviewItems: { none: { state: "waiting", cohort: { hidesNames: true } } },
      },
      orderBy: { id: "asc" },
      select: { id: true, slug: true, results: { ...EFFECTIVE, select: { status: true } } },
    }),
    listUnseen(mentor, { learnerId }),
  ]);
  const passed = rows.filter(({ id, results }) => results[0]?.status === "passed" && !unseen.has(id));
  const last = new Map(passed.map(({ id, slug }) => [slug, id]));
  return slugs.flatMap((slug) => {
    const [submissionId, exercise] = [last.get(slug), findExercise(slug)];
    return submissionId && exercise ? [{ submissionId, slug, title: exercise.meta.title, kind: exercise.kind.id }] : [];
  });
}

export interface TalkView extends TalkRow {
  /** The submissions to choose from. */
  readonly passed: readonly HandIn[];
  /** The two chosen submissions; null until someone has chosen. */
  readonly two: readonly [HandIn, HandIn] | null;
  readonly choices: Readonly<Record<string, number>>;
  /** For the learner. */
  readonly words: string;
}

const ChoicesSchema = z.record(z.string(), z.int());

/** A talk that this person may hold, or has held; null if there is none for them. */
export async function findTalk(mentor: Mentor, id: string): Promise<TalkView | null> {
  const row = await db.talk.findFirst({ where: { AND: [{ id }, openTo(mentor)] }, include: PEOPLE });
  const isOver = row?.state === "signed" || row?.state === "not-yet";
  // What was said is only for the two of them.
  if (!row || row.state === "taken-back" || (isOver && row.mentorId !== mentor.id)) return null;
  const passed = await listPassed(mentor, row.learnerId, row.track);
  const chosen = [row.firstId, row.secondId].map((one) => passed.find(({ submissionId }) => submissionId === one));
  const [first, second] = chosen;
  return {
    ...rowOf(mentor, row),
    passed,
    two: first && second ? [first, second] : null,
    words: row.words,
    choices: ChoicesSchema.parse(JSON.parse(row.choices)),
  };
}

/** The same for the page that shows it: the learner is told who looked. */
export async function openTalk(mentor: Mentor, id: string): Promise<TalkView | null> {
  const talk = await findTalk(mentor, id);
  if (talk) noteLook(mentor, [talk.learnerId], "table");
  return talk;
}

/** Why these submissions cannot be the two of a talk; null if they can. */
export function refuseTwo(passed: readonly HandIn[], ids: readonly string[]): string | null {
  const two = passed.filter(({ submissionId }) => ids.includes(submissionId));
  if (new Set(ids).size !== 2 || two.length !== 2) return "Choose two submissions.";
  const decision = passed.map(({ kind }) => KINDS[kind].card).find(({ isDecision }) => isDecision);
  if (decision && !two.some(({ kind }) => KINDS[kind].card.isDecision)) {
    const name = decision.name.toLowerCase();
    return `At least one must be a ${name}, because a ${name} has a decision to defend.`;
  }
  return null;
}

/**
 * Chooses the talk's submissions, and makes the chooser its holder. Returns the reason for a refusal; null if it is
 * done.
 */
export async function chooseTwo(mentor: Mentor, id: string, ids: readonly string[]): Promise<string | null> {
  const talk = await findTalk(mentor, id);
  const refused = talk ? refuseTwo(talk.passed, ids) : "This talk no longer exists.";
  if (refused) return refused;
  // In the order of the track.
  const [first, second] = talk!.passed.filter(({ submissionId }) => ids.includes(submissionId));
  const { count } = await db.talk.updateMany({
    where: { AND: [{ id, state: "asked" }, openTo(mentor)] },
    data: { mentorId: mentor.id, firstId: first!.submissionId, secondId: second!.submissionId },
  });
  return count > 0 ? null : "The talk has already ended, so nothing was changed.";
}

const MOST_WORDS = 2_000;
const LEAST_WORDS = 20;

export interface Judged {
  readonly decision: Decision;
  /** By rubric line. */
  readonly choices: Readonly<Record<string, string>>;
  readonly words: string;
}

/** What is missing in a talk's assessment, by field. */
export function refuseJudged({ decision, choices, words }: Judged): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { id, asks, steps } of TALK_RUBRIC) {
    const step = /^\d$/.test(choices[id] ?? "") ? Number(choices[id]) : -1;
    if (step < 0 || step >= steps.length) errors[id] = `Choose a step: “${asks}”.`;
    else if (decision === "sign" && step < LEAST_STEP)
      errors[id] = `“${steps[step]}” means not yet. You can only sign when every line has at least the middle step.`;
  }
  if (words.trim().length > MOST_WORDS)
    errors.words = `Keep it under ${MOST_WORDS.toLocaleString("en-GB")} characters.`;
  else if (decision === "not-yet" && words.trim().length < LEAST_WORDS)
    errors.words = `Explain in at least ${LEAST_WORDS} characters what to practise before the next talk.`;
  return errors;
}

/**
 * Ends a talk: if signed, the learner's certificates of the track each get a second one that says so; if "not yet",
 * with a text. Only by the mentor who chose the two submissions. Returns false if it is not theirs to end, or has
 * already ended. The caller has checked `refuseJudged`.
 */
export async function endTalk(mentor: Mentor, id: string, { decision, choices, words }: Judged): Promise<boolean> {
  const state: TalkState = decision === "sign" ? "signed" : "not-yet";
  return db.$transaction(async (tx) => {
    const chosen = Object.fromEntries(TALK_RUBRIC.map((line) => [line.id, Number(choices[line.id])]));
    const mine = { id, state: "asked", mentorId: mentor.id, firstId: { not: null }, secondId: { not: null } };
    const { count } = await tx.talk.updateMany({
      where: { AND: [mine, openTo(mentor)] },
      data: {
        state,
        words: words.trim(),
        decidedOn: today(),
        rubricVersion: TALK_RUBRIC_VERSION,
        choices: JSON.stringify(chosen),
      },
    });
    if (count === 0) return false;
    const { learnerId, track, firstId } = await tx.talk.findUniqueOrThrow({ where: { id } });
    if (state === "signed") await addExplained(tx, { id, learnerId, track });
    const entry = { actorId: mentor.id, aboutId: learnerId, subject: `talk:${id}` };
    await recordAudit(tx, { ...entry, action: `talk.${state}` });
    await addNotices(tx, [learnerId], { type: "talk", about: id, submissionId: firstId! });
    return true;
  });
}

/**
 * For each valid certificate of the track, adds one that says the same and that the work was explained. Both can be
 * verified.
 */
async function addExplained(tx: Transaction, talk: { id: string; learnerId: string; track: string }): Promise<void> {
  const { id: talkId, learnerId: userId, track } = talk;
  const standing = await tx.certificate.findMany({ where: { userId, track, withdrawnOn: null, talkId: null } });
  for (const { sendKey, statement } of standing) {
    const explained = { sendKey: `${sendKey} explained`, code: drawCode(), issuedOn: today(), talkId };
    await tx.certificate.create({ data: { userId, track, statement, ...explained } });
  }
}
