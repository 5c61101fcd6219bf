import type { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { db } from "~/database/db.server";
import { listChangesOf } from "~/grading/regrades/regraded.server";
import type { Place } from "~/kinds/place";
import { KINDS, type KindId } from "~/kinds/registry";
import { DAY_MS } from "~/operations/time";
import { DAYS_TO_RULE } from "../queue/lapse.server";
import { findReadingCohort } from "../queue/stuck.server";
import { listDisputable, spotOf } from "./findings.server";
import type { Decision } from "./ruling-words";

/** What a report says about the finding that its learner disputes, and about changes to the score through rulings. */

/** A ruling as shown to learners. */
interface RulingView {
  readonly decision: Decision;
  /** Empty if the ruling added no issue, or if the mentor deleted their account. */
  readonly title: string;
  readonly why: string;
  /** The mentor's name; "deleted" if the account is gone. */
  readonly by: string;
  readonly at: Date;
}

export interface FindingStanding {
  /** The finding that the learner disputes; null if there is none. */
  readonly stoodBy: {
    readonly findingId: string;
    readonly place: Place;
    readonly class: string;
    readonly text: string;
    /** True if the grader asked for the ruling, because the learner's test also fails on the reference. */
    readonly isHeld: boolean;
    readonly state: "waiting" | Decision | "unchecked";
    readonly since: Date;
    /** If no mentor has ruled by then, the finding becomes neutral. */
    readonly until: Date;
    readonly ruling: RulingView | null;
  } | null;
  /**
   * The findings that the learner could dispute. Empty once the learner disputes a finding, and for all other
   * readers.
   */
  readonly disputable: readonly {
    readonly id: string;
    readonly place: Place;
    readonly class: string;
    readonly text: string;
  }[];
  /** Whether a mentor could rule on a new dispute. False for learners without a mentor. */
  readonly hasMentor: boolean;
  /**
   * Changes to the score or to whether the submission passed, oldest first. `passes`: the submission passes with this
   * change and did not pass before. `ruling` is null if no one ruled and the finding counts as neutral.
   */
  readonly changes: readonly {
    readonly before: number;
    readonly after: number;
    readonly passes: boolean;
    readonly ruling: RulingView | null;
  }[];
}

const SHOWN = { decision: true, title: true, why: true, ruledAt: true, ruledBy: { select: { name: true } } } as const;

function viewOf(ruling: {
  readonly decision: string;
  readonly title: string;
  readonly why: string;
  readonly ruledAt: Date;
  readonly ruledBy: { readonly name: string } | null;
}): RulingView {
  const { decision, title, why, ruledAt, ruledBy } = ruling;
  return { decision: decision as Decision, title, why, by: ruledBy?.name ?? "deleted", at: ruledAt };
}

/**
 * Returns the `FindingStanding` of a graded submission. While a reader may still review the submission independently,
 * they see no changed scores: a missing change would show that a person set the score.
 */
export async function getFindingStanding(
  reader: SubmissionReader,
  learner: { readonly id: string },
): Promise<FindingStanding> {
  const { person, submissionId } = reader;
  const [row, changed] = await Promise.all([
    db.stoodBy.findUnique({ where: { submissionId }, include: { ruling: { select: SHOWN } } }),
    reader.isUnseen().then((isUnseen) => (isUnseen ? [] : listChangesOf(submissionId))),
  ]);
  const causes = await db.ruling.findMany({
    where: { id: { in: changed.map(({ cause }) => cause) } },
    select: { id: true, ...SHOWN },
  });
  const disputable = row || person.id !== learner.id ? [] : await listDisputable(learner, submissionId);
  return {
    stoodBy: row && {
      findingId: row.findingId,
      text: row.text,
      isHeld: row.isHeld,
      since: row.at,
      ...spotOf(row),
      state: row.state as NonNullable<FindingStanding["stoodBy"]>["state"],
      until: new Date(row.at.getTime() + DAYS_TO_RULE * DAY_MS),
      ruling: row.ruling && viewOf(row.ruling),
    },
    hasMentor: disputable.length > 0 && (await findReadingCohort(learner)) !== null,
    disputable: disputable.map(({ id, place, class: defect, text }) => ({ id, place, class: defect, text })),
    changes: changed.map(({ cause, before, after, passes }) => {
      const ruling = causes.find(({ id }) => id === cause);
      return { before, after, passes, ruling: ruling ? viewOf(ruling) : null };
    }),
  };
}

/** A report in the form that pages show. Issues that mentors added to the key appear as the mentors described them. */
export async function withRulings(kind: KindId, report: unknown): Promise<unknown> {
  const { standBy } = KINDS[kind].can;
  const ids = standBy?.rulingsIn(report) ?? [];
  if (!standBy || ids.length === 0) return report;
  const rulings = await db.ruling.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, title: true, why: true },
  });
  return standBy.withWords(report, new Map(rulings.map((ruling) => [ruling.id, ruling])));
}
