import { findExercise, titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";
import { getSubmission } from "~/grading/open-submission.server";
import { KINDS } from "~/kinds/registry";
import type { Graded } from "../counts/evidence.server";
import type { PortfolioWork, Showable, WorksBySlug } from "./portfolio";

/** What a portfolio shows in addition to counts: the submissions themselves, and what mentors wrote about them. */

interface Learner {
  readonly id: string;
}

/**
 * Passes in scored attempts, and therefore without hints, newest first. The page describes the passes in these terms.
 */
export const countedIn = (graded: readonly Graded[]) =>
  graded.filter(({ status, counting }) => status === "passed" && counting);

/**
 * What mentors wrote about this learner's work and agreed to show, newest first. Leaves out submissions whose report
 * isn't open to the learner, and exercises that strangers can't know: second forms and a cohort's own exercises.
 */
export async function listSaid(learner: Learner): Promise<Showable["said"]> {
  const submissionId = { notIn: [...(await listClosed(learner))] };
  const rows = await db.mentorReview.findMany({
    where: {
      submission: { userId: learner.id, exercise: { isUploaded: false, secondFormOf: null } },
      submissionId,
      isShareable: true,
      isPeer: false,
      NOT: { summary: "" },
    },
    orderBy: { id: "desc" },
    select: {
      id: true,
      summary: true,
      sentAt: true,
      mentor: { select: { name: true } },
      submission: { select: { slug: true } },
    },
  });
  return rows.map(({ id, summary, sentAt, mentor, submission }) => {
    const on = sentAt.toISOString().slice(0, 10);
    return { id, mentor: mentor.name, title: titleOf(submission.slug), on, text: summary };
  });
}

/** The contents of the newest counted pass for each of these exercises, keyed by slug. */
export async function readWorks(slugs: readonly string[], graded: readonly Graded[]): Promise<WorksBySlug> {
  const passes = countedIn(graded);
  const works = await Promise.all(
    slugs.map(async (slug): Promise<[string, PortfolioWork][]> => {
      const pass = passes.find((one) => one.slug === slug)!;
      const { kind, work, open, grading, title } = await getSubmission(pass.submissionId, "standing");
      const { report: rules, can } = KINDS[kind];
      if (grading.state !== "graded" || !can.shownResult) return [];
      const { files } = rules.texts(open, work, grading.report);
      const summary = findExercise(slug)?.meta.summary ?? "";
      const skills = pass.evidence.map(({ skill }) => skill);
      const { result, findings } = can.shownResult(grading.report, work);
      return [[slug, { title, kind, summary, score: grading.score, skills, files, result, findings }]];
    }),
  );
  return new Map(works.flat());
}

/**
 * Exercises on offer that a signed-in reader hasn't handed in. Other people's work on these exercises is hidden from
 * the reader.
 */
export async function listCovered(reader: Learner | null, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  if (!reader || slugs.length === 0) return new Set();
  const done = await db.submission.findMany({
    where: { userId: reader.id, slug: { in: [...slugs] } },
    distinct: ["slug"],
    select: { slug: true },
  });
  const known = new Set(done.map(({ slug }) => slug));
  return new Set(slugs.filter((slug) => !known.has(slug)));
}
