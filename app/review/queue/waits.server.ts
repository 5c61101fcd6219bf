import type { CohortReader } from "~/accounts/reading/reader.server";
import { titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";

/** What waits for a mentor in a cohort, and the results that its learners dispute, for its leads. Names no mentor. */

export interface WaitingDay {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  /** Learners' questions that have waited since this day. */
  readonly questions: number;
  /** Groups of similar findings, which one mentor rules on. */
  readonly disputes: number;
}

/**
 * What learners of the cohort or section asked for and no mentor has answered, by the day since which it waits, oldest
 * first. A group of findings counts for a section if one of them is by someone in it.
 */
export async function countWaits({ cohortId, section, inSection }: CohortReader): Promise<WaitingDay[]> {
  const rows = await db.reviewItem.groupBy({
    by: ["waitingSince", "isFinding"],
    where: {
      cohortId,
      state: "waiting",
      OR: [
        { asksHelp: true, isFinding: false, learner: inSection },
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
      questions: questions + (isFinding ? 0 : _count),
      disputes: disputes + (isFinding ? _count : 0),
    });
  }
  return [...days.values()];
}

export type DisputeState = "waiting" | "key" | "neutral" | "false-alarm" | "unchecked";

export interface Dispute {
  /** Null where reviewers must not know whose work it is, because this page is for people who may review it. */
  readonly of: { readonly submissionId: string; readonly learnerId: string; readonly name: string } | null;
  readonly title: string;
  readonly class: string;
  readonly state: DisputeState;
  readonly at: Date;
}

const MOST = 20;

/**
 * Disputed results of the cohort's or section's learners: those that wait, longest first, then the newest rulings.
 * Without those of submissions that the reader may still review again, because a ruling shows a result. Of the whole
 * cohort where reviewers must not know whose work it is, because a section may be one person.
 */
export async function listDisputes(reader: CohortReader): Promise<Dispute[]> {
  const [unseen, learners] = await Promise.all([reader.unseen(), reader.list()]);
  const names = new Map(learners.map(({ id, name }) => [id, name]));
  const user = reader.rules.hidesNames ? {} : reader.inSection;
  const find = (where: object, order: "asc" | "desc") =>
    db.stoodBy.findMany({
      where: { cohortId: reader.cohortId, submission: { user }, ...where },
      orderBy: [{ at: order }, { submissionId: order }],
      // Few are unseen: read some more, so that the list is full without them.
      take: MOST + unseen.size,
      select: {
        submissionId: true,
        class: true,
        state: true,
        at: true,
        submission: { select: { slug: true, userId: true } },
      },
    });
  const lists = await Promise.all([find({ state: "waiting" }, "asc"), find({ state: { not: "waiting" } }, "desc")]);
  return lists.flatMap((rows) =>
    rows
      .filter(({ submissionId }) => !unseen.has(submissionId))
      .slice(0, MOST)
      .map(({ submissionId, submission: { slug, userId: learnerId }, class: defect, state, at }) => {
        const name = reader.rules.hidesNames ? undefined : names.get(learnerId);
        const of = name === undefined ? null : { submissionId, learnerId, name };
        return { of, title: titleOf(slug), class: defect, state: state as DisputeState, at };
      }),
  );
}
