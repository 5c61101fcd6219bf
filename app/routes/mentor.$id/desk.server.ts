import { noteLook } from "~/accounts/looks.server";
import { getSubmission } from "~/grading/submissions.server";
import { type Item, listMentors } from "~/review/items.server";
import { getReviewDraft, listEarlierTries, listReviews } from "~/review/reviews.server";
import { RUBRIC_VERSION, RUBRICS } from "~/review/rubric";
import { listThreads } from "~/review/threads.server";
import { markdownToHtml } from "~/ui/markdown";
import { sayDay } from "~/ui/say-day";
import { drawThreads, dressReport, textsOf } from "../submissions.$id/texts.server";

/** Everything that the desk shows of an item. The caller has checked who may see it. */
export async function readDesk(person: { readonly id: string }, item: Item) {
  const submission = await getSubmission(item.submissionId);
  const { learner, kind, slug, title, tryNumber, confidence, grading, open, work } = submission;
  noteLook(person, [learner.id], item.submissionId);
  const [draft, reviews, earlier, mentors, question] = await Promise.all([
    getReviewDraft(person, item.id),
    listReviews(person, item.submissionId, kind),
    listEarlierTries(learner.id, slug, tryNumber),
    listMentors(item.cohortId),
    item.question ? markdownToHtml(item.question) : "",
  ]);
  const head = {
    ...{ itemId: item.id, submissionId: item.submissionId, personId: person.id, state: item.state },
    ...{ kind, title, tryNumber, confidence, draft, earlier, question },
    learner: learner.name,
    since: sayDay(item.waitingSince),
    claimedBy: item.claimedBy && item.claimedBy.id !== person.id ? item.claimedBy.name : null,
    rubric: { version: RUBRIC_VERSION, lines: RUBRICS[kind] },
    mentors: mentors.filter(({ id }) => id !== person.id && id !== learner.id),
    reviews: await Promise.all(
      reviews.map(async ({ summary, sentAt, ...review }) => ({
        ...review,
        html: await markdownToHtml(summary),
        on: sayDay(sentAt),
      })),
    ),
  };
  if (grading.state !== "graded") return { ...head, graded: null };
  const { report, headline, score } = grading;
  const texts = textsOf({ kind, open, work, report });
  const [dressed, threads] = await Promise.all([
    dressReport(texts),
    listThreads(person, item.submissionId).then(drawThreads),
  ]);
  return { ...head, graded: { open, work, report, headline, score, dressed, threads } };
}

export type DeskData = Awaited<ReturnType<typeof readDesk>>;
