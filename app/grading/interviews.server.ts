// Long: the functions that draw, list and end sets share the code that reads them.

import { z } from "zod";
import { findReadable, type Listing, listExercises } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import { TRACK_IDS, TRACKS, type Track } from "~/kinds/skills";
import { draw } from "~/operations/draw.server";

/**
 * Interview practice: one exercise of each kind that a theme has, drawn for the learner and done without hints or
 * tutor, with one attempt at each. There is no clock, and no time is stored. A set is open until all its exercises are
 * handed in, or the learner ends it.
 */

interface Learner {
  readonly id: string;
}

export interface Interview {
  readonly round: number;
  readonly theme: Track;
  readonly title: string;
  readonly state: "open" | "done" | "left";
  /** The number of exercises drawn. `exercises` leaves out those that can no longer be shown. */
  readonly drawn: number;
  readonly exercises: readonly {
    readonly slug: string;
    readonly title: string;
    readonly kind: KindId;
    readonly minutes: number;
    /** The learner's first submission of this exercise; null until they hand it in. */
    readonly submissionId: string | null;
  }[];
}

const SlugsSchema = z.array(z.string());
const slugsIn = (stored: string): readonly string[] => SlugsSchema.parse(JSON.parse(stored));

/** Whether every exercise of a set is handed in, or is no longer on offer and so can't be handed in. */
function isDone(slugs: readonly string[], handedIn: { has(slug: string): boolean }): boolean {
  const offered = new Set(listExercises().map(({ slug }) => slug));
  return slugs.every((slug) => handedIn.has(slug) || !offered.has(slug));
}

/**
 * This learner's sets, newest first. An exercise that is no longer on offer stays in its set if it was handed in and
 * its revision is readable.
 */
export async function listInterviews(learner: Learner): Promise<Interview[]> {
  const rows = await db.interview.findMany({ where: { userId: learner.id }, orderBy: { round: "desc" } });
  const slugs = rows.flatMap((row) => slugsIn(row.slugs));
  const first = await db.submission.findMany({
    where: { userId: learner.id, slug: { in: slugs }, tryNumber: 1 },
    select: { id: true, slug: true, revisionId: true },
  });
  const handedIn = new Map(first.map(({ id, slug }) => [slug, id]));
  const known = new Map<string, Pick<Listing, "title" | "kind" | "minutes">>(
    listExercises().map((one) => [one.slug, one]),
  );
  for (const { slug, revisionId } of first) {
    if (known.has(slug)) continue;
    const revision = await findReadable(revisionId);
    if (!revision) continue;
    const { kind, meta } = revision;
    known.set(slug, { title: meta.title, kind: kind.id, minutes: meta.minutes });
  }
  return rows.map(({ round, theme, slugs: stored, isLeft }) => {
    const own = slugsIn(stored);
    return {
      round,
      theme: theme as Track,
      title: TRACKS[theme as Track],
      state: isLeft ? "left" : isDone(own, handedIn) ? "done" : "open",
      drawn: own.length,
      exercises: own.flatMap((slug) => {
        const one = known.get(slug);
        if (!one) return [];
        const { title, kind, minutes } = one;
        return [{ slug, title, kind, minutes, submissionId: handedIn.get(slug) ?? null }];
      }),
    };
  });
}

/** The exercises of each of the learner's open sets. */
async function listOpenSets({ id: userId }: Learner): Promise<readonly (readonly string[])[]> {
  const rows = await db.interview.findMany({ where: { userId, isLeft: false }, select: { slugs: true } });
  const sets = rows.map(({ slugs }) => slugsIn(slugs));
  if (sets.length === 0) return [];
  const first = await db.submission.findMany({
    where: { userId, slug: { in: sets.flat() }, tryNumber: 1 },
    select: { slug: true },
  });
  const handedIn = new Set(first.map((one) => one.slug));
  return sets.filter((slugs) => !isDone(slugs, handedIn));
}

/** Whether this exercise is part of the learner's open set, and so allows no help and only one attempt. */
export const isInInterview = async (learner: Learner, slug: string): Promise<boolean> =>
  (await listOpenSets(learner)).some((slugs) => slugs.includes(slug));

/** Whether the learner has an open set. */
export const hasOpenInterview = async (learner: Learner): Promise<boolean> => (await listOpenSets(learner)).length > 0;

/** Exercises that this learner hasn't handed in, started or asked for help with. */
async function listFresh({ id: userId }: Learner) {
  const [tried, begun, helped, asked] = await Promise.all([
    db.submission.findMany({ where: { userId }, distinct: ["slug"], select: { slug: true } }),
    db.draft.findMany({ where: { userId }, select: { slug: true } }),
    db.hintUse.findMany({ where: { userId }, distinct: ["slug"], select: { slug: true } }),
    // The tutor's help counts as a hint only once its reply arrives.
    db.tutorTurn.findMany({ where: { userId }, distinct: ["slug"], select: { slug: true } }),
  ]);
  const known = new Set([...tried, ...begun, ...helped, ...asked].map(({ slug }) => slug));
  return listExercises().filter(({ slug }) => !known.has(slug));
}

export interface Theme {
  readonly id: Track;
  readonly title: string;
  /** This theme's kinds for which the learner has already started every exercise. Empty if a set can be drawn. */
  readonly lacks: readonly KindId[];
}

/** The kinds that occur among this theme's exercises in the list. */
function kindsUnder(theme: Track, exercises: readonly Pick<Listing, "track" | "kind">[]): KindId[] {
  const kinds = new Set(exercises.flatMap(({ track, kind }) => (track === theme ? [kind] : [])));
  return KIND_IDS.filter((kind) => kinds.has(kind));
}

/** Lists the themes on offer, each with those of its kinds for which no exercise is left to draw. */
export async function listThemes(learner: Learner): Promise<Theme[]> {
  const fresh = await listFresh(learner);
  const offered = listExercises();
  return TRACK_IDS.flatMap((id) => {
    const kinds = kindsUnder(id, offered);
    if (kinds.length === 0) return [];
    const left = kindsUnder(id, fresh);
    return { id, title: TRACKS[id], lacks: kinds.filter((kind) => !left.includes(kind)) };
  });
}

/** The maximum number of sets per learner, because the learner's portfolio reads all of them. */
export const MOST_INTERVIEWS = 100;

export type Started =
  | { readonly ok: true; readonly round: number }
  /** `few`: too few exercises are left for the theme. `many`: the learner has had the maximum number of sets. */
  | { readonly ok: false; readonly why: "few" | "many" };

/** Draws a set for this theme. While a set is open, returns the open set instead. */
export async function startInterview(learner: Learner, theme: Track): Promise<Started> {
  const before = await listInterviews(learner);
  const open = before.find(({ state }) => state === "open");
  if (open) return { ok: true, round: open.round };
  if (before.length >= MOST_INTERVIEWS) return { ok: false, why: "many" };
  const round = (before[0]?.round ?? 0) + 1;
  const fresh = (await listFresh(learner)).filter(({ track }) => track === theme);
  const rankOf = (slug: string) => draw("interviews", learner.id, String(round), slug).toString("hex");
  // The draw uses only the exercises' slugs, so an exercise's content can't influence the draw.
  const kinds = kindsUnder(theme, listExercises());
  const slugs = kinds.flatMap((kind) =>
    fresh
      .flatMap((one) => (one.kind === kind ? [one.slug] : []))
      .sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1))
      .slice(0, 1),
  );
  if (kinds.length === 0 || slugs.length < kinds.length) return { ok: false, why: "few" };
  try {
    await db.interview.create({ data: { userId: learner.id, round, theme, slugs: JSON.stringify(slugs) } });
  } catch (error) {
    // Another tab has just started a set.
    if (!isUniqueConflict(error)) throw error;
  }
  return { ok: true, round };
}

/**
 * Ends an open set. Exercises already handed in stay in the set. The others are removed from it, because help with them
 * is available again, and the set's report says that its exercises were done without help.
 */
export async function leaveInterview(learner: Learner, round: number): Promise<void> {
  const { id: userId } = learner;
  const where = { userId_round: { userId, round } };
  await db.$transaction(async (tx) => {
    // Locks the row, so that the set is read and changed as it is now, not as an earlier page showed it.
    const { count } = await tx.interview.updateMany({ where: { userId, round, isLeft: false }, data: { round } });
    if (count === 0) return;
    const slugs = slugsIn((await tx.interview.findUniqueOrThrow({ where })).slugs);
    const first = await tx.submission.findMany({
      where: { userId, slug: { in: [...slugs] }, tryNumber: 1 },
      select: { slug: true },
    });
    const handedIn = new Set(first.map(({ slug }) => slug));
    if (isDone(slugs, handedIn)) return;
    const kept = slugs.filter((slug) => handedIn.has(slug));
    await tx.interview.update({ where, data: { isLeft: true, slugs: JSON.stringify(kept) } });
  });
}

/**
 * Removes exercises from the learner's sets, because the learner had help with them before they signed in. A set's
 * report says that its exercises were done without help.
 */
export async function removeFromSets(tx: Transaction, userId: string, helped: readonly string[]): Promise<void> {
  for (const { round, slugs } of await tx.interview.findMany({
    where: { userId },
    select: { round: true, slugs: true },
  })) {
    const before = slugsIn(slugs);
    const kept = before.filter((slug) => !helped.includes(slug));
    if (kept.length === before.length) continue;
    const data = { slugs: JSON.stringify(kept), ...(kept.length === 0 && { isLeft: true }) };
    await tx.interview.update({ where: { userId_round: { userId, round } }, data });
  }
}

/** This learner's sets of interview practice, for the export of their data. */
export async function exportInterviews({ id: userId }: Learner) {
  const rows = await db.interview.findMany({ where: { userId }, orderBy: { round: "asc" }, omit: { userId: true } });
  return rows.map(({ slugs, ...row }) => ({ ...row, slugs: slugsIn(slugs) }));
}
