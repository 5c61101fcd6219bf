import type { Person } from "~/accounts/guards.server";
import { noteLook } from "~/accounts/looks.server";
import { findReference, getSubmission } from "~/grading/submissions.server";
import { findAlike, findOrigin } from "~/review/alike.server";
import { type Item, listMentors } from "~/review/items.server";
import { nameFor } from "~/review/names.server";
import { markSeen, readTalkSign } from "~/review/notices.server";
import { listOnSkill } from "~/review/on-skill.server";
import { getReviewDraft, listEarlierTries, listReviews } from "~/review/reviews.server";
import { RUBRIC_VERSION, RUBRICS } from "~/review/rubric";
import { listSnippets } from "~/review/snippets.server";
import { tellRuled } from "~/review/standing.server";
import { listThreads } from "~/review/threads.server";
import { isUnseen } from "~/review/unseen.server";
import { markdownToHtml } from "~/ui/markdown";
import { sayDay } from "~/ui/say-day";
import { readSince } from "../submissions.$id/since.server";
import { drawThreads, dressReport, textsOf } from "../submissions.$id/texts.server";

/** Everything that the desk shows of an item. The caller has checked who may see it. */
export async function readDesk(person: Pick<Person, "id" | "isAdmin">, item: Item) {
  // Before what it is a sign of: what changes while this is read is another one.
  const sign = await readTalkSign(item.submissionId);
  const submission = await getSubmission(item.submissionId, { asGraded: await isUnseen(person, item.submissionId) });
  const { learner, kind, slug, title, tryNumber, confidence, grading, open, work } = submission;
  noteLook(person, [learner.id], item.submissionId);
  const name = await nameFor(person, learner, item.submissionId, item.cohortId);
  const [draft, reviews, earlier, mentors, alike, origin, onSkill, snippets, question] = await Promise.all([
    getReviewDraft(person, item.id),
    listReviews(person, item.submissionId, kind),
    listEarlierTries(person, learner.id, slug, tryNumber),
    listMentors(item),
    findAlike(person, item.id),
    findOrigin(person, item.id),
    listOnSkill(person, learner.id, slug),
    listSnippets(person),
    item.question ? markdownToHtml(item.question) : "",
  ]);
  const head = {
    ...{ itemId: item.id, submissionId: item.submissionId, personId: person.id, state: item.state },
    ...{ kind, title, tryNumber, confidence, draft, earlier, alike, origin, snippets, question },
    onSkill: {
      ...onSkill,
      reviews: onSkill.reviews.map(({ sentAt, ...review }) => ({ ...review, on: sayDay(sentAt) })),
    },
    talk: { submissionId: item.submissionId, sign },
    learner: name,
    /** For another opinion than the first one's, which is not shown before this one is sent. */
    isSecondOpinion: item.seat === 3,
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
  await markSeen(person, item.submissionId);
  if (grading.state !== "graded") return { ...head, graded: null };
  const { headline, score } = grading;
  const report = await tellRuled(grading.report);
  const texts = textsOf({ kind, open, work, report });
  // Who teaches may see it, and nobody else who comes to read.
  const mayCompare = person.isAdmin || mentors.some(({ id }) => id === person.id);
  const [dressed, reference, threads, since] = await Promise.all([
    dressReport(texts),
    mayCompare ? findReference(submission) : null,
    listThreads(person, item.submissionId, { id: learner.id, name }).then((found) =>
      drawThreads(item.submissionId, found, texts),
    ),
    readSince(person, submission, report, name),
  ]);
  const { files } = texts;
  return { ...head, graded: { open, work, report, headline, score, dressed, reference, threads, files, since } };
}

export type DeskData = Awaited<ReturnType<typeof readDesk>>;
