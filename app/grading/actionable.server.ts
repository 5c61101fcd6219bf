import { db } from "~/database/db.server";
import { isActionable } from "~/kinds/actionable";
import type { Evidence } from "~/kinds/progress";
import { KIND_IDS, KINDS, type KindId } from "~/kinds/registry";
import { isCounting } from "~/kinds/rules";
import { listClosed } from "./ai-review.server";
import { EFFECTIVE } from "./effective";

/**
 * The evidence for the skill *say-what-is-wrong*, keyed by submission: graded submissions whose text is meant for a
 * colleague, with a mentor's decision on whether a colleague could act on it. If several mentors decided, the last
 * decision counts. Peers' decisions don't count. Leaves out submissions whose report isn't open to the learner, because
 * demonstrating the skill opens pages to the learner.
 */
export async function listActionable(learner: { readonly id: string }): Promise<ReadonlyMap<string, Evidence>> {
  const rows = await db.submission.findMany({
    where: {
      userId: learner.id,
      id: { notIn: [...(await listClosed(learner))] },
      exercise: { kind: { in: KIND_IDS.filter((kind) => KINDS[kind].rules.isToColleague) } },
      results: { some: {} },
      reviews: { some: { isPeer: false } },
    },
    select: {
      id: true,
      slug: true,
      tryNumber: true,
      hintsUsed: true,
      handedInAt: true,
      results: { ...EFFECTIVE, select: { status: true } },
      exercise: { select: { kind: true } },
      reviews: { where: { isPeer: false }, orderBy: { id: "desc" }, select: { choices: true } },
    },
  });
  const said = new Map<string, Evidence>();
  for (const { id, slug, tryNumber, hintsUsed, handedInAt, results, reviews, exercise } of rows) {
    const actionable = reviews.map(({ choices }) => isActionable(choices)).find((one) => one !== undefined);
    if (actionable === undefined) continue;
    const kind = exercise.kind as KindId;
    said.set(id, {
      skill: "say-what-is-wrong",
      slug,
      tryNumber,
      kind,
      at: handedInAt,
      actionable,
      passed: results[0]?.status === "passed",
      counting: isCounting(KINDS[kind].rules, tryNumber, hintsUsed),
    });
  }
  return said;
}
