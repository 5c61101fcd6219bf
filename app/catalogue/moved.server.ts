import { db } from "~/database/db.server";
import type { Track } from "~/kinds/skills";
import type { Listing } from "./catalogue.server";

/** How many revisions are read at once. The number is small because a stored folder can take up a megabyte. */
const AT_ONCE = 20;

/**
 * The track of each revision read so far, keyed by revision id; null if this version of Onramp can't read the revision.
 */
const tracks = new Map<string, string | null>();

/** The slugs of exercises with an earlier revision that specifies a different track, or that can't be read. */
export async function findMoved(listings: readonly Pick<Listing, "slug" | "track">[]): Promise<ReadonlySet<string>> {
  const now = new Map<string, Track>(listings.map(({ slug, track }) => [slug, track]));
  const replaced = await db.$queryRaw<{ id: string; slug: string }[]>`
    SELECT r.id, r.slug FROM "Revision" AS r JOIN "Exercise" AS e ON e.slug = r.slug
    WHERE e."currentRevisionId" IS NULL OR e."currentRevisionId" <> r.id`;
  const earlier = replaced.filter(({ slug }) => now.has(slug));
  const unread = earlier.flatMap(({ id }) => (tracks.has(id) ? [] : [id]));
  for (let from = 0; from < unread.length; from += AT_ONCE) {
    const ids = unread.slice(from, from + AT_ONCE);
    const read = await db.revision.findMany({ where: { id: { in: ids } }, select: { id: true, folder: true } });
    for (const { id, folder } of read) tracks.set(id, trackIn(folder));
  }
  return new Set(earlier.flatMap(({ id, slug }) => (tracks.get(id) === now.get(slug) ? [] : [slug])));
}

/** Returns the track that a stored folder specifies; null if it specifies none, or can't be read. */
function trackIn(folder: string): string | null {
  try {
    return JSON.parse(JSON.parse(folder)["exercise.json"]).track ?? null;
  } catch {
    return null;
  }
}
