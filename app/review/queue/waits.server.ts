import type { CohortReader } from "~/accounts/reading/reader.server";
import { SEAT } from "~/accounts/reading/seats";
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
 * The questions of the cohort's or section's learners. No learner waits for a second review that was drawn
 * (`SEAT.second`).
 */
const questionsOf = ({ cohortId, inSection }: CohortReader) => ({
  cohortId,
  asksHelp: true,
  isFinding: false,
  seat: { not: SEAT.second },
  learner: inSection,
});

/** The number of questions from the cohort's or section's learners that no mentor has answered. */
export const countQuestions = (reader: CohortReader): Promise<number> =>
  db.reviewItem.count({ where: { ...questionsOf(reader), state: "waiting" } });

/**
 * The number of requests from the cohort's or section's learners that no mentor has answered, by the day on which they
 * started waiting, oldest first. A group of findings counts for a section if someone in the section made one of the
 * findings.
 */
export async function countWaits(reader: CohortReader, now: Date): Promise<WaitingDay[]> {
  const { cohortId, section, inSection } = reader;
  const rows = await db.reviewItem.groupBy({
    by: ["waitingSince", "isFinding"],
    where: {
      cohortId,
      state: "waiting",
      OR: [
        questionsOf(reader),
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

/** Of the answered questions, only those that learners asked within this many days are counted. */
const ANSWERED_DAYS = 28;
/** The maximum number of answered questions that are counted, newest first. */
const MOST_ANSWERED = 1_000;
/** Waits are counted in groups. These are the longest waits in each group, in days. */
const UP_TO = [1, 3, 7, Number.POSITIVE_INFINITY];

export interface AnsweredWaits {
  /** The shortest and the longest wait in this group, in days. `most` is null if there is no limit. */
  readonly least: number;
  readonly most: number | null;
  readonly questions: number;
}

/**
 * How long answered questions of the cohort's or section's learners waited for their first answer, in calendar days
 * (UTC). Empty if no question of the last four weeks was answered.
 */
export async function countAnswered(reader: CohortReader, now: Date): Promise<AnsweredWaits[]> {
  const items = await db.reviewItem.findMany({
    where: {
      ...questionsOf(reader),
      state: "done",
      waitingSince: { gte: new Date(now.getTime() - ANSWERED_DAYS * DAY_MS) },
    },
    orderBy: { waitingSince: "desc" },
    take: MOST_ANSWERED,
    select: {
      seat: true,
      waitingSince: true,
      submission: { select: { reviews: { select: { seat: true, sentAt: true }, orderBy: { sentAt: "asc" } } } },
    },
  });
  const waits = items.flatMap(({ seat, waitingSince, submission }) => {
    // Earlier reviews answered an earlier question about this submission.
    const answer = submission.reviews.find(
      (one) => (one.seat === seat || one.seat === SEAT.peer) && one.sentAt >= waitingSince,
    );
    return answer ? daysTo(answer.sentAt) - daysTo(waitingSince) : [];
  });
  if (waits.length === 0) return [];
  return UP_TO.map((most, n) => {
    const least = n === 0 ? 0 : UP_TO[n - 1]! + 1;
    const questions = waits.filter((days) => least <= days && days <= most).length;
    return { least, most: Number.isFinite(most) ? most : null, questions };
  });
}

/** The number of whole days from 1 January 1970 to this time, UTC. */
const daysTo = (at: Date): number => Math.floor(at.getTime() / DAY_MS);

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
