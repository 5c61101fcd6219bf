import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";

/**
 * The tables with counts of a person's results, for the export of their data. All counts are derived from their
 * submissions, results and reviews. The export leaves all of them out as long as any report isn't open to the person,
 * because the sums would reveal the result in that report.
 */
export async function exportFigures({ id: userId }: { readonly id: string }): Promise<object[]> {
  if ((await listClosed({ id: userId })).size > 0) return [];
  const own = { where: { userId }, omit: { userId: true } } as const;
  const [facts, ...tallies] = await Promise.all([
    db.tryFact.findMany({ ...own, orderBy: { submissionId: "asc" }, include: { parts: { select: { parts: true } } } }),
    db.learnerTally.findMany(own),
    db.skillTally.findMany({ ...own, orderBy: { skill: "asc" } }),
    db.classTally.findMany({ ...own, orderBy: { class: "asc" } }),
    db.sureTally.findMany({ ...own, orderBy: [{ kind: "asc" }, { step: "asc" }] }),
    db.weekTally.findMany({ ...own, orderBy: { week: "asc" } }),
    db.trackTally.findMany({ ...own, orderBy: { track: "asc" } }),
  ]);
  const names = ["LearnerTally", "SkillTally", "ClassTally", "SureTally", "WeekTally", "TrackTally"];
  return [
    ...facts.map(({ parts, history, ...fact }) => ({
      of: "TryFact",
      ...fact,
      history: JSON.parse(history),
      parts: parts && JSON.parse(parts.parts),
    })),
    ...tallies.flatMap((rows, place) => rows.map((row) => ({ of: names[place], ...row }))),
  ];
}
