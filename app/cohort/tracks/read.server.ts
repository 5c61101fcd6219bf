import { type Listing, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import type { StateOf } from "../next/next";
import { versionOf } from "../version";

/** Reads the tracks that leads made for their cohorts, for learners' and leads' pages. */

/** The track's title, or a substitute: the stored title is empty once its author has deleted their account. */
const titleOf = (title: string): string => title || "A track";

export const PARTS = { exercises: { orderBy: { place: "asc" }, select: { slug: true } } } as const;

export interface TrackFields {
  readonly title: string;
  readonly about: string;
  /** The exercises, in the track's order. */
  readonly slugs: readonly string[];
}

type TrackRow = Prisma.CohortTrackGetPayload<{ include: typeof PARTS }>;

/** What a lead wrote. The title may be a substitute. */
export const fieldsOf = ({ title, about, exercises }: TrackRow): TrackFields => ({
  title: titleOf(title),
  about,
  slugs: exercises.map(({ slug }) => slug),
});

export interface LeadTrack extends TrackFields {
  readonly id: string;
  /** The exercises that the cohort has, in the lead's order. */
  readonly slugs: readonly string[];
  /** The number of the track's exercises that the cohort doesn't have at the moment. */
  readonly missing: number;
  /** The version for `changeTrack`. */
  readonly version: string;
}

/** A cohort's tracks, oldest first. */
export async function listTracks(cohortId: string): Promise<LeadTrack[]> {
  const rows = await db.cohortTrack.findMany({ where: { cohortId }, orderBy: { id: "asc" }, include: PARTS });
  const has = new Set(listExercises([cohortId]).map(({ slug }) => slug));
  return rows.map((row) => {
    const all = fieldsOf(row);
    const slugs = all.slugs.filter((slug) => has.has(slug));
    return { ...all, id: row.id, slugs, missing: all.slugs.length - slugs.length, version: versionOf(all) };
  });
}

/** A track of the cohort; null if the cohort has no such track. */
export async function findTrack(cohortId: string, id: string): Promise<LeadTrack | null> {
  return (await listTracks(cohortId)).find((track) => track.id === id) ?? null;
}

/** A track of one of a learner's cohorts. */
export interface OwnTrack {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly cohort: string;
  /** The exercises, in the lead's order. Never empty. */
  readonly items: readonly Listing[];
}

/**
 * The tracks of the cohorts in which a person is a learner, by cohort and oldest first. `listings` are the exercises
 * that are available to the person. A track without any of these exercises is left out.
 */
export async function listTracksOf(person: { readonly id: string }, listings: readonly Listing[]): Promise<OwnTrack[]> {
  const learnsIn = { memberships: { some: { userId: person.id, role: "learner" } } };
  const rows = await db.cohortTrack.findMany({
    where: { cohort: learnsIn },
    orderBy: [{ cohort: { name: "asc" } }, { id: "asc" }],
    include: { ...PARTS, cohort: { select: { name: true } } },
  });
  const bySlug = new Map(listings.map((one) => [one.slug, one]));
  return rows.flatMap(({ id, title, about, cohort, exercises }): OwnTrack[] => {
    const items = exercises.flatMap(({ slug }) => bySlug.get(slug) ?? []);
    return items.length > 0 ? [{ id, title: titleOf(title), about, cohort: cohort.name, items }] : [];
  });
}

/** A learner's progress on a lead's track. */
export interface TrackProgress extends Omit<OwnTrack, "items"> {
  readonly passed: number;
  readonly of: number;
}

export const progressOn = ({ items, ...track }: OwnTrack, stateOf: StateOf): TrackProgress => ({
  ...track,
  passed: items.filter(({ slug }) => stateOf(slug) === "passed").length,
  of: items.length,
});

/**
 * The tracks whose title or description a person wrote as a lead, for the download of their data. A title or
 * description that someone else wrote is null.
 */
export const exportTracks = async ({ id }: { readonly id: string }) => {
  const rows = await db.cohortTrack.findMany({
    where: { OR: [{ writtenById: id }, { aboutById: id }] },
    orderBy: { id: "asc" },
    include: PARTS,
    omit: { makeKey: true },
  });
  return rows.map(({ exercises, writtenById, aboutById, ...row }) => ({
    ...row,
    title: writtenById === id ? row.title : null,
    about: aboutById === id ? row.about : null,
    exercises: exercises.map(({ slug }) => slug),
  }));
};
