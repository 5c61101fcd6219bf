import { namesIn } from "~/accounts/reading/names.server";
import { noteLook } from "~/accounts/reading/note-looks.server";
import { listUnseenIn } from "~/accounts/reading/unseen.server";
import { getRevision } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { countRegrades, listRegraded } from "~/grading/regrades/regraded.server";
import type { ChangedFile, Place, Severity, Spot } from "~/kinds/place";
import type { RulingKey } from "~/kinds/stand-by";
import type { Plain } from "~/ui/text/dress.server";
import { cohortOf } from "../queue/cohort-of";
import { findingOf, spotOf } from "./findings.server";
import type { Decision } from "./ruling-words";
import { type ShownChange, showChanges } from "./shown-changes.server";

/** What a mentor reads before ruling on a finding, and what the ruling changed. */

interface Standing {
  readonly submissionId: string;
  /** The learner's name, or a number if the cohort hides names from this reader. */
  readonly learner: string;
  readonly place: Place;
  readonly severity: Severity;
  /** What the learner wrote in the finding, and why they dispute the result. */
  readonly said: string;
  readonly reason: string;
  /** True if the grader, not the learner, asked for the ruling. */
  readonly isHeld: boolean;
  /** For a held finding: the test that also fails on the reference. */
  readonly proof: string | null;
}

export interface OpenFinding {
  readonly title: string;
  readonly spot: Spot;
  readonly files: readonly ChangedFile[];
  /** The exercise's prose and the files' code, to be rendered. */
  readonly plain: Plain;
  /** The key by which the learners were graded. */
  readonly key: RulingKey;
  readonly members: readonly Standing[];
  /** Null until there is a ruling. */
  readonly ruling: {
    readonly id: string;
    readonly decision: Decision;
    readonly severity: string;
    readonly title: string;
    readonly why: string;
    /** The mentor's name; "deleted" if the account is gone. */
    readonly by: string;
    readonly at: Date;
    readonly isAccepted: boolean;
    /** How many of the submissions to regrade are done. */
    readonly progress: { readonly done: number; readonly all: number };
    readonly changes: readonly ShownChange[];
  } | null;
}

/**
 * Everything about a finding in the queue. Of the learners who dispute the finding, includes only those in
 * `learnerIds`. Includes only changed scores of the cohort's learners, although a ruling that applies to everyone also
 * changes scores in other cohorts.
 */
export async function openFinding(
  reader: { readonly id: string },
  itemId: string,
  learnerIds: readonly string[],
): Promise<OpenFinding> {
  const item = await db.reviewItem.findUniqueOrThrow({
    where: { id: itemId },
    include: {
      ruling: { include: { ruledBy: { select: { name: true } } } },
      stoodBy: {
        where: { submission: { userId: { in: [...learnerIds] } } },
        orderBy: [{ at: "asc" }, { submissionId: "asc" }],
        include: { submission: { select: { work: true, user: { select: { id: true, name: true } } } } },
      },
    },
  });
  const { revisionId, spot } = findingOf(item);
  const { kind, meta, content } = await getRevision(revisionId);
  const { change, standBy } = kind.can;
  const open = await kind.open(content, item.id);
  const { ruling } = item;
  const cohortId = cohortOf(item);
  const nameOf = await namesIn(reader, cohortId);
  for (const { submissionId, submission } of item.stoodBy) noteLook(reader, [submission.user.id], submissionId);
  return {
    title: meta.title,
    spot,
    key: standBy!.key(content),
    files: change!.shown(open).files,
    plain: kind.workspace.plain(open),
    members: item.stoodBy.map(({ submissionId, submission, findingId, text, isHeld, ...row }) => {
      const findings = standBy!.findings(kind.work.schema.parse(JSON.parse(submission.work)));
      const said = findings.find(({ id }) => id === findingId)!;
      const { place } = spotOf(row);
      const learner = nameOf(submission.user, submissionId);
      return {
        submissionId,
        learner,
        place,
        severity: said.severity,
        said: said.text,
        reason: text,
        isHeld,
        proof: isHeld ? (said.proof ?? null) : null,
      };
    }),
    ruling: ruling && {
      id: ruling.id,
      decision: ruling.decision as Decision,
      severity: ruling.severity,
      title: ruling.title,
      why: ruling.why,
      at: ruling.ruledAt,
      isAccepted: ruling.acceptedAt !== null,
      by: ruling.ruledBy?.name ?? "deleted",
      progress: await countRegrades(ruling.id),
      changes: await showChanges(
        reader,
        cohortId,
        await listRegraded(ruling.id, cohortId, await listUnseenIn(reader, cohortId)),
      ),
    },
  };
}
