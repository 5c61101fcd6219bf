import { POOL_NAMES } from "~/accounts/reading/names.server";
import { SEAT } from "~/accounts/reading/seats";
import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";
import { linesIn } from "./own-lines.server";

interface Person {
  readonly id: string;
}

/**
 * The conversations on a person's work, as the person saw them. Other people's comments are included because they are
 * about this person. Apart from these comments, only the other people's names are included. Leaves out submissions
 * whose report isn't open to the person.
 */
export async function exportThreads(person: Person) {
  const closed = [...(await listClosed(person))];
  const threads = await db.thread.findMany({
    where: { submission: { userId: person.id }, submissionId: { notIn: closed } },
    orderBy: { id: "asc" },
    include: {
      comments: { orderBy: { id: "asc" }, include: { author: { select: { id: true, name: true } } } },
      submission: { select: { reviews: { where: { seat: SEAT.pool }, select: { mentorId: true } } } },
    },
  });
  return threads.map(({ openedById, comments, submission, ...thread }) => ({
    ...thread,
    openedByYou: openedById === person.id,
    comments: comments.map(({ id, author, text, isDrafted, createdAt }) => ({
      id,
      author: author ? nameOf(person, author, submission.reviews) : "deleted",
      text,
      isDrafted,
      createdAt,
    })),
  }));
}

/** The name of a comment's author. An author who answered in the pool of peers has no name. */
function nameOf(
  person: Person,
  author: { readonly id: string; readonly name: string },
  answers: readonly { readonly mentorId: string }[],
): string {
  if (author.id === person.id) return "you";
  return answers.some(({ mentorId }) => mentorId === author.id) ? POOL_NAMES.answers : author.name;
}

/**
 * A person's questions to mentors about their submissions, and the reviews and scores that they got, with the
 * mentors' names. Leaves out submissions whose report isn't open to the person.
 */
export async function exportMentoring(person: Person) {
  const submissionId = { notIn: [...(await listClosed(person))] };
  const [asked, reviews, scores] = await Promise.all([
    db.reviewItem.findMany({
      where: { learnerId: person.id, submissionId },
      orderBy: { id: "asc" },
      omit: { claimedById: true, assignedToId: true, leaseUntil: true, openTabs: true, orderAt: true },
    }),
    db.mentorReview.findMany({
      where: { submission: { userId: person.id }, submissionId },
      orderBy: { id: "asc" },
      include: { mentor: { select: { name: true } } },
      omit: { mentorId: true, sendKey: true, minutes: true },
    }),
    db.override.findMany({
      where: { submission: { userId: person.id }, submissionId },
      orderBy: [{ submissionId: "asc" }, { rank: "asc" }],
      include: { by: { select: { name: true } } },
      omit: { byId: true, sendKey: true },
    }),
  ]);
  const lines = await linesIn(reviews.map(({ choices }) => JSON.parse(choices) as Record<string, number>));
  return {
    asked: asked.map(({ tutorTalk, ...item }) => ({ ...item, tutorTalk: tutorTalk && JSON.parse(tutorTalk) })),
    reviews: reviews.map(({ mentor, ...review }) => ({
      ...review,
      mentor: review.seat === SEAT.pool ? POOL_NAMES.answers : mentor.name,
      // Includes the text of lines that a lead added, because the choices contain only an id.
      linesOfLeads: lines.flatMap(({ id, asks }) => (review.choices.includes(`"${id}"`) ? [asks] : [])),
    })),
    scores: scores.map(({ by, ...score }) => ({ ...score, by: by?.name ?? "deleted" })),
  };
}

/**
 * What a person did as a mentor: reviews that they sent or started, reviews of marked samples, and scores that they
 * set. Does not say whose work it was.
 */
export async function exportReviewing(person: Person) {
  const [sent, drafts, scores, snippets, samples] = await Promise.all([
    db.mentorReview.findMany({
      where: { mentorId: person.id },
      orderBy: { id: "asc" },
      select: {
        id: true,
        summary: true,
        verdict: true,
        choices: true,
        isPeer: true,
        hasHelped: true,
        isDrafted: true,
        isShareable: true,
        sentAt: true,
        correctedOn: true,
        asSent: true,
        summaryAsSent: true,
        submission: { select: { slug: true } },
      },
    }),
    db.reviewDraft.findMany({ where: { mentorId: person.id }, select: { itemId: true, work: true, savedHour: true } }),
    db.override.findMany({
      where: { byId: person.id },
      orderBy: { setAt: "asc" },
      select: {
        id: true,
        fromScore: true,
        toScore: true,
        reason: true,
        takesBackId: true,
        setAt: true,
        submission: { select: { slug: true } },
      },
    }),
    db.snippet.findMany({ where: { ownerId: person.id }, orderBy: { id: "asc" }, omit: { ownerId: true } }),
    db.markedReview.findMany({ where: { mentorId: person.id }, orderBy: { sample: "asc" }, omit: { mentorId: true } }),
  ]);
  const named = <T extends { submission: { slug: string } }>({ submission, ...row }: T) => ({
    ...row,
    exercise: submission.slug,
  });
  return { sent: sent.map(named), drafts, scores: scores.map(named), snippets, samples };
}

/**
 * What a person wrote on other people's work, and where. Does not include what other people wrote, or whose work it
 * was.
 */
export async function exportComments(person: Person) {
  const comments = await db.comment.findMany({
    where: { authorId: person.id, thread: { submission: { userId: { not: person.id } } } },
    orderBy: { id: "asc" },
    include: {
      thread: { select: { file: true, side: true, line: true, endLine: true, submission: { select: { slug: true } } } },
    },
  });
  return comments.map(({ id, threadId, text, isDrafted, createdAt, thread: { submission, ...place } }) => {
    return { id, threadId, exercise: submission.slug, ...place, text, isDrafted, createdAt };
  });
}

/**
 * A person's notices: the type, the exercise or assignment, and whether the person has seen the notice. Does not say
 * whose work the notice is about.
 */
export async function exportNotices(person: Person) {
  const rows = await db.notice.findMany({
    where: { userId: person.id },
    orderBy: { id: "asc" },
    select: {
      id: true,
      type: true,
      isRead: true,
      at: true,
      submission: { select: { slug: true } },
      assignmentId: true,
    },
  });
  return rows.map(({ submission, ...row }) => ({ ...row, exercise: submission?.slug ?? null }));
}

/**
 * The person's reports of abuse, and their notes on reports that they settled. Does not say who was reported, or who
 * reported someone.
 */
export async function exportAbuseReports(person: Person) {
  const [made, settled] = await Promise.all([
    db.abuseReport.findMany({
      where: { reporterId: person.id },
      orderBy: { id: "asc" },
      select: { id: true, type: true, subject: true, reason: true, createdAt: true, settledAt: true },
    }),
    db.abuseReport.findMany({
      where: { settledById: person.id },
      orderBy: { id: "asc" },
      select: { id: true, note: true, settledAt: true },
    }),
  ]);
  return { made, settled };
}
