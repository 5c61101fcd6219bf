import { type Interview, listInterviews } from "~/grading/interviews.server";
import { findOpenReport } from "~/grading/open-submission.server";
import type { Headline } from "~/kinds/kind";
import { KINDS, type KindId } from "~/kinds/registry";
import { findRevisions, readFacts } from "../counts/facts.server";

/** The results of interview practice: the grader's own reports, side by side. */

interface Learner {
  readonly id: string;
}

export interface InterviewPart {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly minutes: number;
  readonly submissionId: string | null;
  /** Null until the exercise is handed in and its report is open. */
  readonly graded: {
    readonly isPassed: boolean;
    readonly score: number;
    readonly headline: Headline;
    /** The result in one sentence, for other people. */
    readonly result: string;
    readonly isUndecided: boolean;
    /** The learner's confidence in percent. */
    readonly confidence: number;
    /**
     * Whether the outcome that the learner predicted came true; null if the learner's test contests the key, unless a
     * person has ruled that the verdict was wrong.
     */
    readonly cameTrue: boolean | null;
  } | null;
}

export type InterviewReport = Pick<Interview, "round" | "title" | "state" | "drawn"> & {
  readonly parts: readonly InterviewPart[];
};

async function reportOn(
  learner: Learner,
  { round, title, state, drawn, exercises }: Interview,
): Promise<InterviewReport> {
  const of = { userId: learner.id, id: { in: exercises.flatMap(({ submissionId }) => submissionId ?? []) } };
  const read = new Map((await readFacts(of, await findRevisions(of))).map((one) => [one.fact.submissionId, one]));
  const parts = exercises.map(async (exercise): Promise<InterviewPart> => {
    const { submissionId } = exercise;
    const open = submissionId && (await findOpenReport(learner, submissionId));
    if (!open) return { ...exercise, graded: null };
    const { grading, work, kind, confidence } = open;
    const { report, can } = KINDS[kind];
    return {
      ...exercise,
      graded: {
        isPassed: grading.status === "passed",
        score: grading.score,
        headline: report.headline(grading.report, "owner"),
        result: grading.status === "passed" ? (can.shownResult?.(grading.report, work).result ?? "") : "",
        isUndecided: read.get(open.id)?.isUndecided ?? false,
        confidence,
        cameTrue: read.get(open.id)?.fact.cameTrue ?? null,
      },
    };
  });
  return { round, title, state, drawn, parts: await Promise.all(parts) };
}

/** The report on one of this learner's interview sets; null if the learner has no such set. */
export async function findInterview(learner: Learner, round: number): Promise<InterviewReport | null> {
  const found = (await listInterviews(learner)).find((one) => one.round === round);
  return found ? reportOn(learner, found) : null;
}

/** The interview sets that are done and graded, newest first. A portfolio can show these sets. */
export async function listFinishedInterviews(learner: Learner): Promise<InterviewReport[]> {
  const done = (await listInterviews(learner)).filter(({ state }) => state === "done");
  const reports = await Promise.all(done.map((one) => reportOn(learner, one)));
  return reports.filter(({ parts }) => parts.length > 0 && parts.every(({ graded }) => graded !== null));
}
