import { type Exercise, findReadable } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { SomeKind } from "~/kinds/registry";
import type { Files } from "~/sandbox/contract";
import { listClosed } from "./ai-review.server";
import { withConfirmed, withRulingEnd } from "./open-submission.server";
import { readSetAside } from "./workspace/drafts.server";
import type { Learner } from "./workspace/workspace.server";

/** A row of the data export, with its work as files. */
export interface ExportedWork {
  readonly row: Readonly<Record<string, unknown>>;
  readonly slug: string;
  /** The files' contents, keyed by path. Empty if the exercise can't read the work. */
  readonly files: Files;
}

/** Maximum number of rows in memory at once. */
const BATCH = 20;

/** Turns work into files. The files don't depend on the seed, so any seed works. */
async function filesOf({ kind, content }: Exercise, work: unknown): Promise<Files> {
  return kind.work.files(await kind.open(content, ""), work);
}

/**
 * The report for the export. It leaves out the details that the report's page shows only on request, because they
 * belong to the exercise, not to the learner. It includes the teaching text if this attempt passed. The report's page
 * also includes that text if another attempt passed, but an export shows each result by itself.
 */
function reportOf(
  kind: SomeKind,
  text: string,
  isPass: boolean,
  { stoodBy, reviews }: { stoodBy: Parameters<typeof withRulingEnd>[2]; reviews: Parameters<typeof withConfirmed>[2] },
) {
  const ruled = withRulingEnd(kind, kind.report.schema.parse(JSON.parse(text)), stoodBy);
  const report = withConfirmed(kind, ruled, reviews);
  return { says: kind.report.headline(report, "owner"), report: kind.can.withheld?.without(report, isPass) ?? report };
}

/**
 * Everything that a learner handed in, oldest first, with all results and answers. A result is left out while its
 * report isn't open to them. If this version of Onramp can't read the exercise's old revision, the files and the
 * reports are missing.
 */
export async function* exportSubmissions(learner: Learner): AsyncGenerator<ExportedWork & { tryNumber: number }> {
  const closed = await listClosed(learner);
  for (let after = ""; ; ) {
    const rows = await db.submission.findMany({
      where: { userId: learner.id, id: { gt: after } },
      orderBy: { id: "asc" },
      take: BATCH,
      include: {
        results: { orderBy: { gradedAt: "asc" } },
        explanation: true,
        stoodBy: { select: { isHeld: true, state: true } },
        reviews: { where: { isPeer: false }, orderBy: { id: "desc" }, select: { choices: true } },
        aiJudgements: { orderBy: { comment: "asc" } },
      },
    });
    for (const { work: text, results, explanation, stoodBy, reviews, aiJudgements, userId: _, ...row } of rows) {
      const exercise = await findReadable(row.revisionId);
      const work = exercise?.kind.work.schema.parse(JSON.parse(text)) ?? JSON.parse(text);
      yield {
        slug: row.slug,
        tryNumber: row.tryNumber,
        files: exercise ? await filesOf(exercise, work) : {},
        row: {
          ...row,
          title: exercise?.meta.title ?? row.slug,
          kind: exercise?.kind.id ?? null,
          work,
          isReportOpen: !closed.has(row.id),
          results: (closed.has(row.id) ? [] : results).map(({ report, ...result }) => ({
            ...result,
            ...(exercise && reportOf(exercise.kind, report, result.status === "passed", { stoodBy, reviews })),
          })),
          explanation,
          aiJudgements: aiJudgements.map(({ submissionId: _s, userId: _u, ...judgement }) => judgement),
        },
      };
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}

/** The learner's drafts, each with the draft that was set aside for it, if any. */
export async function* exportDrafts(learner: Learner): AsyncGenerator<ExportedWork> {
  const drafts = await db.draft.findMany({ where: { userId: learner.id }, orderBy: { slug: "asc" } });
  for (const { work: text, setAside: aside, userId: _, ...row } of drafts) {
    const exercise = await findReadable(row.revisionId);
    const work: unknown = JSON.parse(text);
    const draft = exercise?.kind.workspace.draftSchema.safeParse(work);
    yield {
      slug: row.slug,
      files: exercise && draft?.success ? await filesOf(exercise, draft.data) : {},
      row: {
        ...row,
        title: exercise?.meta.title ?? row.slug,
        kind: exercise?.kind.id ?? null,
        work,
        setAside: readSetAside(aside),
      },
    };
  }
}

/** The hints that a learner asked for. */
export async function exportHints(learner: Learner) {
  return db.hintUse.findMany({ where: { userId: learner.id }, orderBy: { slug: "asc" }, omit: { userId: true } });
}
