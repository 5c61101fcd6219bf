import type { CohortReader } from "~/accounts/reading/reader.server";
import { titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";

/**
 * What a cohort's leads see: the items that are waiting for a mentor, and the results that learners dispute. The lists
 * name no mentor.
 */

export interface WaitingDay {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  /** The number of days from this day to today. */
  readonly days: number;
  /** The number of learners' questions that have waited since this day. */
  readonly questions: number;
  /** The number of groups of similar findings. One mentor rules on each group. */
  readonly disputes: number;
}

/**
 * The number of requests from the cohort's or section's learners that no mentor has answered, by the day on which they
 * started waiting, oldest first. A group of findings counts for a section if someone in the section made one of the
 * findings.
 */
export async function countWaits({ cohortId, section, inSection }: CohortReader, now: Date): Promise<WaitingDay[]> {
  const rows = await db.reviewItem.groupBy({
    by: ["waitingSince", "isFinding"],
    where: {
      cohortId,
      state: "waiting",
      OR: [
        // No learner waits for a second review that was drawn (seat 2).
        { asksHelp: true, isFinding: false, seat: { not: 2 }, learner: inSection },
        { isFinding: true, ...(section && { stoodBy: { some: { submission: { user: inSection } } } }) },
      ],
    },
    orderBy: { waitingSince: "asc" },
    _count: true,
  });
  const days = new Map<string, WaitingDay>();
  for (const { waitingSince, isFinding, _count } of rows) {
    const day = waitingSince.toISOString().slice(0, 10);
    const { questions, disputes } = days.get(day) ?? { questions: 0, disputes: 0 };
    days.set(day, {
      day,
      days: Math.floor((now.getTime() - Date.parse(day)) / DAY_MS),
      questions: questions + (isFinding ? 0 : _count),
      disputes: disputes + (isFinding ? _count : 0),
    });
  }
  return [...days.values()];
}

export type DisputeState = "waiting" | "key" | "neutral" | "false-alarm" | "unchecked";

export interface Dispute {
  /**
   * Null if reviewers must not know whose work it is, because the people who see this page may also review the work.
   */
  readonly of: { readonly submissionId: string; readonly learnerId: string; readonly name: string } | null;
  readonly title: string;
  readonly class: string;
  readonly state: DisputeState;
  /** True if the grader asked for the ruling, because the learner's test also fails on the correct version. */
  readonly isHeld: boolean;
  readonly at: Date;
}

/**
 * A page of the disputed results of the cohort's or section's learners, and the total number: first the disputes that
 * are waiting, longest wait first, then the settled disputes, newest first. Leaves out submissions that the reader may
 * still review independently, because a ruling shows a result. If reviewers must not know whose work it is, the list
 * covers the whole cohort, because a section may have only one learner.
 */
export async function listDisputes(
  reader: CohortReader,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<{ readonly rows: readonly Dispute[]; readonly total: number }> {
  const [unseen, learners] = await Promise.all([reader.unseen(), reader.list()]);
  const names = new Map(learners.map(({ id, name }) => [id, name]));
  const user = reader.rules.hidesNames ? {} : reader.inSection;
  const of = { cohortId: reader.cohortId, submissionId: { notIn: [...unseen] }, submission: { user } };
  const [waiting, settled] = [
    { ...of, state: "waiting" },
    { ...of, state: { not: "waiting" } },
  ];
  const find = (where: object, order: "asc" | "desc", skip: number, take: number) =>
    db.stoodBy.findMany({
      where,
      orderBy: [{ at: order }, { submissionId: order }],
      skip,
      take,
      select: {
        submissionId: true,
        class: true,
        state: true,
        isHeld: true,
        at: true,
        submission: { select: { slug: true, userId: true } },
      },
    });
  const [waits, all, first] = await Promise.all([
    db.stoodBy.count({ where: waiting }),
    db.stoodBy.count({ where: of }),
    find(waiting, "asc", from, count),
  ]);
  const rest = await find(settled, "desc", Math.max(0, from - waits), count - first.length);
  const rows = [...first, ...rest].map(
    ({ submissionId, submission: { slug, userId: learnerId }, class: defect, state, ...row }) => {
      const name = reader.rules.hidesNames ? undefined : names.get(learnerId);
      const whose = name === undefined ? null : { submissionId, learnerId, name };
      return { of: whose, title: titleOf(slug), class: defect, state: state as DisputeState, ...row };
    },
  );
  return { rows, total: all };
}
