import type { Person } from "~/accounts/guards.server";
import { SEAT } from "~/accounts/reading/seats";
import type { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { findReference } from "~/grading/submissions.server";
import { KINDS } from "~/kinds/registry";
import { readTalkSign } from "~/review/notices/news-watch.server";
import { markSeen } from "~/review/notices/notices.server";
import { findAlike, findOrigin } from "~/review/queue/alike.server";
import { cohortOf } from "~/review/queue/cohort-of";
import { type Item, listMentors, mayReadTalk } from "~/review/queue/items.server";
import { listOnSkill } from "~/review/reviews/on-skill.server";
import { openWork } from "~/review/reviews/open-work.server";
import { linesFor } from "~/review/reviews/own-lines.server";
import { listEarlierTries, listReviews } from "~/review/reviews/read-reviews.server";
import { getReviewDraft } from "~/review/reviews/review-drafts.server";
import { RUBRIC_VERSION, rubricOf } from "~/review/reviews/rubric";
import { withRulings } from "~/review/rulings/standing.server";
import { listSnippets } from "~/review/threads/snippets.server";
import { listThreads } from "~/review/threads/threads.server";
import { findDrafting } from "~/tutor/comment/draft.server";
import type { StoredTurn } from "~/tutor/talk/turns.server";
import { sayDay } from "~/ui/say-day";
import { renderPage } from "~/ui/text/render.server";
import { readSince } from "../../learner/submissions.$id/since.server";
import { drawReviews, drawThreads, dressReport, dressTask, textsOf } from "../../learner/submissions.$id/texts.server";

/** Replaces the result of `readBeside` for peers, who see none of it. */
const NOTHING_BESIDE: Awaited<ReturnType<typeof readBeside>> = {
  earlier: [],
  mentors: [],
  origin: null,
  snippets: [],
  alike: { count: 0, isMore: false, offered: [] },
  onSkill: { threads: [], reviews: [] },
};

/**
 * Reads what mentors see next to an item, such as earlier attempts and their reviews, the other mentors, and identical
 * submissions.
 */
async function readBeside(person: Pick<Person, "id">, item: Item, tryNumber: number) {
  const { learnerId, slug } = item;
  const [earlier, mentors, alike, origin, onSkill, snippets] = await Promise.all([
    listEarlierTries(person, learnerId, slug, tryNumber),
    listMentors(item),
    findAlike(person, item.id),
    findOrigin(person, item.id),
    listOnSkill(person, learnerId, slug),
    listSnippets(person),
  ]);
  return { earlier, mentors, alike, origin, onSkill, snippets };
}

/**
 * Everything that the desk shows about an item. Peers see only the work, the question and replies of its learner, the
 * grader's own report, and what they wrote themselves.
 */
export async function readDesk(person: Pick<Person, "id" | "isAdmin">, item: Item, reader: SubmissionReader) {
  const { isPeer } = reader;
  // Read the version before the data: a change in between leads to a new version, so the page reloads.
  const sign = await readTalkSign(item.submissionId);
  const page = renderPage();
  const [submission, draft, reviews, question] = await Promise.all([
    openWork(reader),
    getReviewDraft(person, item.id),
    listReviews(reader, item.kind),
    item.question ? page.prose(item.question) : "",
  ]);
  const hasTalk = !isPeer && item.tutorTalk !== "";
  const isTalkOpen = hasTalk && (await mayReadTalk(person, item));
  const own = await linesFor(item.cohortId, item.kind, draft.work.choices);
  const { learner, kind, title, tryNumber, confidence, grading, open, work } = submission;
  const { mentors, onSkill, ...beside } = isPeer ? NOTHING_BESIDE : await readBeside(person, item, tryNumber);
  const mayReply = mentors.some(({ id }) => id === person.id);
  const head = {
    itemId: item.id,
    submissionId: item.submissionId,
    personId: person.id,
    state: item.state,
    kind,
    title,
    tryNumber,
    confidence,
    draft,
    question,
    /** The learner's conversation with the tutor, if the learner attached it and this person may read it. */
    tutorTalk: isTalkOpen ? (JSON.parse(item.tutorTalk) as StoredTurn[]) : [],
    /** Whether the learner attached a conversation that this person may read only while they review the submission. */
    isTalkHidden: hasTalk && !isTalkOpen,
    isPeer,
    /** Whether the item is a question from the pool of peers, which has no mentors, names or queue. */
    isInPool: item.cohortId === null,
    /** Whether the item was handed to this person. If so, it doesn't return to the queue when they leave the desk. */
    isHanded: item.assignedToId === person.id,
    /** Whether a language model may be asked for drafts of comments on this work. */
    mayDraft: !isPeer && (await findDrafting({ ...item, cohortId: cohortOf(item) })) !== null,
    ...beside,
    onSkill: {
      ...onSkill,
      reviews: onSkill.reviews.map(({ sentAt, ...review }) => ({ ...review, on: sayDay(sentAt) })),
    },
    // Peers get no updates about the submission's conversation.
    talk: isPeer ? undefined : { submissionId: item.submissionId, sign },
    learner: learner.name,
    /** Whether this is a second opinion. The first opinion is hidden until the second one is sent. */
    isSecondOpinion: item.seat === SEAT.opinion,
    /** Whether a peer has reviewed the submission and this mentor is checking that review. */
    isOfPeer: item.seat === SEAT.peer,
    since: sayDay(item.waitingSince),
    claimedBy: item.claimedBy && item.claimedBy.id !== person.id ? item.claimedBy.name : null,
    rubric: { version: RUBRIC_VERSION, lines: [...rubricOf(kind), ...own] },
    /** Whether the person may reply in existing conversations. New conversations are part of the review. */
    mayReply,
    /** Mentors to whom the item can be handed over. Second reviews can't be handed over (`handOver`). */
    mentors:
      !mayReply || item.state !== "waiting" || item.seat > SEAT.first
        ? []
        : mentors.filter(({ id }) => id !== person.id && id !== learner.id),
    reviews: await drawReviews(reviews, page),
  };
  await markSeen(person, item.submissionId);
  if (grading.state !== "graded") return { ...head, graded: null };
  const { score } = grading;
  const headline = KINDS[kind].report.headline(grading.report, "other");
  const report = await withRulings(kind, grading.report);
  const texts = textsOf({ kind, open, work, report });
  // Only the learner's mentors and admins may see the reference.
  const mayCompare = person.isAdmin || mayReply;
  const [task, dressed, reference, threads, since] = await Promise.all([
    dressTask({ kind, open }),
    dressReport(texts, page),
    mayCompare ? findReference(submission) : null,
    listThreads(reader, learner).then((found) => drawThreads(item.submissionId, found, texts, page)),
    isPeer ? null : readSince(reader, submission, report),
  ]);
  const { files } = texts;
  return { ...head, graded: { task, open, work, report, headline, score, dressed, reference, threads, files, since } };
}

export type DeskData = Awaited<ReturnType<typeof readDesk>>;
