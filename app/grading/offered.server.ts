import { type Exercise, openRevision } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";

interface Learner {
  readonly id: string;
}

/**
 * Matches revisions that a ruling created. They are used for grading, but are never on offer. Excludes bases of
 * editions: if no ruling applies any more, an edition can have the same content as its base, and is then the same
 * revision.
 */
const MADE_BY_RULING = { OR: [{ editionOf: { some: {} } }, { regrades: { some: {} } }], editions: { none: {} } };

/** Whether a revision has been on offer since the learner's account was created. */
async function wasOffered({ id: userId }: Learner, slug: string, id: string): Promise<boolean> {
  const known = await db.revision.findFirst({ where: { id, slug, NOT: MADE_BY_RULING }, select: { createdAt: true } });
  if (!known) return false;
  const { createdAt: since } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { createdAt: true } });
  const createdAt = { gt: known.createdAt, lt: since };
  return (await db.revision.count({ where: { slug, createdAt, NOT: MADE_BY_RULING } })) === 0;
}

/**
 * The revision that a learner's page shows. This is the revision that the page specifies, because the page may have
 * been opened before the exercise changed. If the page specifies no revision, or one that was never on offer to the
 * learner, it is the current revision.
 */
export async function findShown(learner: Learner, current: Exercise, named: string | undefined): Promise<Exercise> {
  if (named === undefined || named === current.revisionId) return current;
  return (await wasOffered(learner, current.slug, named)) ? openRevision(named) : current;
}
