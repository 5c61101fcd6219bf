import { findReadable } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { EFFECTIVE } from "../effective";
import { type Learner, seedOf } from "./workspace.server";

/** The code and prose of exercises for which this learner has a draft but no pass, as the learner sees them. */
export async function listUnfinished({ id: userId }: Learner) {
  const drafts = await db.draft.findMany({ where: { userId }, select: { slug: true, revisionId: true } });
  const graded = await db.submission.findMany({
    where: { userId, slug: { in: drafts.map(({ slug }) => slug) }, results: { some: {} } },
    select: { slug: true, results: { ...EFFECTIVE, select: { status: true } } },
  });
  const passed = new Set(graded.flatMap(({ slug, results }) => (results[0]?.status === "passed" ? [slug] : [])));
  const found = await Promise.all(
    drafts.map(async ({ slug, revisionId }) => {
      const exercise = passed.has(slug) ? null : await findReadable(revisionId);
      if (!exercise) return [];
      const { kind, content } = exercise;
      return [{ slug, seen: kind.workspace.plain(await kind.open(content, seedOf({ id: userId }, slug))) }];
    }),
  );
  return found.flat();
}
