import { type LessonListing, listLessons } from "~/catalogue/lessons/lessons.server";
import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";
import type { DefectClass } from "~/kinds/defect-classes";
import { issuesOf } from "../counts/fact";

/** A class of defects that a learner keeps missing. */
export interface Missed {
  readonly class: DefectClass;
  /** How many of the learner's most recent issues of this class they missed, and how many issues were counted. */
  readonly missed: number;
  readonly of: number;
}

/** Only recent issues count, so that a class leaves the list once the learner finds its issues. */
const LATELY = 3;
const OFTEN = 2;

/**
 * The classes in which a learner missed at least 2 of the last 3 issues, sorted by their latest issue, newest first.
 * Uses scored attempts whose reports the learner may read.
 */
export async function listMissed(learner: { readonly id: string }): Promise<Missed[]> {
  const closed = [...(await listClosed(learner))];
  const facts = await db.tryFact.findMany({
    where: { userId: learner.id, counting: true, submissionId: { notIn: closed } },
    orderBy: { submissionId: "desc" },
    select: { issues: true },
  });
  const caught = new Map<DefectClass, boolean[]>();
  for (const issue of facts.flatMap(issuesOf))
    caught.set(issue.class, [...(caught.get(issue.class) ?? []), issue.caught]);
  return [...caught].flatMap(([name, all]) => {
    const last = all.slice(0, LATELY);
    const missed = last.filter((isCaught) => !isCaught).length;
    return missed >= OFTEN ? [{ class: name, missed, of: last.length }] : [];
  });
}

export type RecommendedLesson = LessonListing & {
  /** Why the lesson is recommended: the learner's own results, in a sentence. */
  readonly why: string;
};

/** The lessons about the classes that a learner keeps missing. */
export async function recommendLessons(learner: { readonly id: string }): Promise<RecommendedLesson[]> {
  const [missed, lessons] = await Promise.all([listMissed(learner), listLessons()]);
  return missed.flatMap((one) => {
    const lesson = lessons.find(({ id }) => id === one.class);
    return lesson ? [{ ...lesson, why: sayMissed(one) }] : [];
  });
}

const sayMissed = ({ missed, of }: Missed): string =>
  missed === of
    ? `You missed your last ${of} issues of this class.`
    : `You missed ${missed} of your last ${of} issues of this class.`;
