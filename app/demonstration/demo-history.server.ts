import { type Exercise, findExercise, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { seedOf } from "~/grading/workspace/workspace.server";
import { DAY_MS } from "~/operations/time";
import type { PEOPLE } from "./demo-people";

/** Draws several weeks of submissions for each learner, using one random generator in a fixed order. */

/** The cohort's age in weeks, and the number of exercises in its course: the first two tracks and part of the third. */
const WEEKS = 5;
const COURSE = 30;

/** A submission that was drawn for the demonstration, before it is stored. */
interface Drawn {
  readonly exercise: Exercise;
  readonly row: {
    readonly userId: string;
    readonly tryNumber: number;
    readonly handedInAt: Date;
    readonly work: object;
    readonly confidence: number;
  };
}

/** Draws one learner's submissions. More able learners' work is better, and work improves with each attempt. */
export async function drawHistory(userId: string, { email, ability }: (typeof PEOPLE)[number], draw: () => number) {
  const drawn: Drawn[] = [];
  const isAna = email.startsWith("ana@");
  // Grace's last attempt is always the author's own answer, so that one learner has finished tracks. She also
  // identifies the defects in three of every four reviews, so that she may review as a peer.
  const isGrace = email.startsWith("grace@");
  let reviews = 0;
  const listings = listExercises().slice(0, COURSE);
  // Ana hasn't opened the last exercise, and has a draft of the exercise before it, so that her home page shows every
  // state.
  const share = isGrace ? 1 : Math.min(1, 0.3 + ability + draw() * 0.2);
  const reached = isAna ? listings.length - 2 : Math.round(listings.length * share);
  for (const [place, { slug }] of listings.slice(0, reached).entries()) {
    const exercise = findExercise(slug)!;
    const samples = exercise.kind.samples(exercise.content);
    const day = WEEKS * 7 - Math.floor((place / Math.max(1, listings.length)) * (WEEKS * 7 - 2)) - 1;
    const { card, can } = exercise.kind;
    const startsOver = card.startsOver !== null;
    const tries = startsOver ? (isGrace ? 2 : 1) : 1 + Math.floor(draw() * 2);
    const knowsIt = isGrace && startsOver && reviews++ % 4 !== 1;
    for (let tryNumber = 1; tryNumber <= tries; tryNumber++) {
      const isGood = draw() < ability + (tryNumber - 1) * 0.4 || knowsIt || (isGrace && tryNumber === tries);
      const pick = isGood ? 0 : 1 + Math.floor(draw() * Math.max(1, samples.length - 1));
      const sample = samples[Math.min(pick, samples.length - 1)];
      if (!sample) continue;
      const confidence = 50 + 5 * Math.round((isGood ? 4 : 2) + draw() * 6);
      const handedInAt = new Date(Date.now() - day * DAY_MS + (tryNumber + draw()) * 60 * 60 * 1000);
      const work = {
        ...(isGood && !isGrace ? (can.demonstration?.roughened?.(sample.work, draw) ?? sample.work) : sample.work),
        confidence,
      };
      drawn.push({ exercise, row: { userId, tryNumber, handedInAt, work, confidence } });
      if (isGood) break;
    }
  }
  const next = listings[reached];
  if (isAna && next) await addDraft(userId, findExercise(next.slug)!);
  return drawn;
}

/**
 * Stores submissions in the order in which they were handed in, because lists of the newest submissions are sorted by
 * id.
 */
export async function addHistories(drawn: readonly Drawn[]): Promise<string[]> {
  const ids: string[] = [];
  for (const one of [...drawn].sort((a, b) => a.row.handedInAt.getTime() - b.row.handedInAt.getTime()))
    ids.push(await addSubmission(one));
  return ids;
}

async function addSubmission({ exercise: { slug, kind, revisionId }, row }: Drawn): Promise<string> {
  const { userId, tryNumber, work, handedInAt, confidence } = row;
  const { id } = await db.submission.create({
    data: {
      userId,
      slug,
      revisionId,
      tryNumber,
      handedInAt,
      confidence,
      handInKey: `demo-${slug}-${tryNumber}`,
      seed: seedOf({ id: userId }, slug),
      work: JSON.stringify(kind.work.schema.parse(work)),
    },
  });
  return id;
}

async function addDraft(userId: string, { slug, kind, revisionId, content }: Exercise): Promise<void> {
  const open = await kind.open(content, seedOf({ id: userId }, slug));
  const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
  await db.draft.create({
    data: {
      userId,
      slug,
      revisionId,
      version: 1,
      work: JSON.stringify(kind.workspace.emptyDraft(open)),
      savedHour: hour,
    },
  });
}
