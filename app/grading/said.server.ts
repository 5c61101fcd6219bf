import { db } from "~/db.server";
import { isActionable } from "~/kinds/act-on";
import { type Evidence, isCounting } from "~/kinds/progress";
import { EFFECTIVE } from "./effective";

/**
 * The evidence for *say-what-is-wrong*, by hand-in: graded reviews of which a mentor said whether a colleague could act on
 * them. Of several mentors the last one's word holds; a peer's is none.
 */
export async function listSaid(learner: { readonly id: string }): Promise<ReadonlyMap<string, Evidence>> {
  const rows = await db.submission.findMany({
    where: {
      userId: learner.id,
      exercise: { kind: "review" },
      results: { some: {} },
      reviews: { some: { isPeer: false } },
    },
    select: {
      ...{ id: true, slug: true, tryNumber: true, hintsUsed: true, handedInAt: true },
      results: { ...EFFECTIVE, select: { status: true } },
      reviews: { where: { isPeer: false }, orderBy: { id: "desc" }, select: { choices: true } },
    },
  });
  const said = new Map<string, Evidence>();
  for (const { id, slug, tryNumber, hintsUsed, handedInAt, results, reviews } of rows) {
    const actionable = reviews.map(({ choices }) => isActionable(choices)).find((told) => told !== undefined);
    if (actionable === undefined) continue;
    said.set(id, {
      ...{ skill: "say-what-is-wrong", slug, kind: "review", at: handedInAt, actionable },
      ...{ passed: results[0]?.status === "passed", counting: isCounting("review", tryNumber, hintsUsed) },
    });
  }
  return said;
}
