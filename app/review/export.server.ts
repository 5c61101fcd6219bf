import { db } from "~/db.server";

interface Person {
  readonly id: string;
}

/**
 * The conversations on a person's work, as they saw them: what others wrote is about them, and no more than a name is told
 * of who wrote it.
 */
export async function exportThreads(person: Person) {
  const threads = await db.thread.findMany({
    where: { submission: { userId: person.id } },
    orderBy: { id: "asc" },
    include: { comments: { orderBy: { id: "asc" }, include: { author: { select: { id: true, name: true } } } } },
  });
  return threads.map(({ openedById, comments, ...thread }) => ({
    ...thread,
    openedByYou: openedById === person.id,
    comments: comments.map(({ id, author, text, createdAt }) => ({
      id,
      author: author ? (author.id === person.id ? "you" : author.name) : "deleted",
      text,
      createdAt,
    })),
  }));
}

/** What a person asked of mentors about their hand-ins, and what mentors said of these, with their names. */
export async function exportMentoring(person: Person) {
  const [asked, reviews] = await Promise.all([
    db.reviewItem.findMany({
      where: { learnerId: person.id },
      orderBy: { id: "asc" },
      omit: { claimedById: true, assignedToId: true, leaseUntil: true, orderAt: true },
    }),
    db.mentorReview.findMany({
      where: { submission: { userId: person.id } },
      orderBy: { id: "asc" },
      include: { mentor: { select: { name: true } } },
      omit: { mentorId: true, sendKey: true, minutes: true },
    }),
  ]);
  return { asked, reviews: reviews.map(({ mentor, ...review }) => ({ ...review, mentor: mentor.name })) };
}

/** What a person wrote as a mentor: reviews that were sent, and those that are not. Not whose work it is. */
export async function exportReviewing(person: Person) {
  const [sent, drafts] = await Promise.all([
    db.mentorReview.findMany({
      where: { mentorId: person.id },
      orderBy: { id: "asc" },
      select: {
        id: true,
        summary: true,
        verdict: true,
        choices: true,
        sentAt: true,
        submission: { select: { slug: true } },
      },
    }),
    db.reviewDraft.findMany({ where: { mentorId: person.id }, select: { itemId: true, work: true, savedHour: true } }),
  ]);
  return { sent: sent.map(({ submission, ...review }) => ({ ...review, exercise: submission.slug })), drafts };
}

/** What a person wrote on other people's work, and where. Not what the others wrote, nor whose work it is. */
export async function exportComments(person: Person) {
  const comments = await db.comment.findMany({
    where: { authorId: person.id, thread: { submission: { userId: { not: person.id } } } },
    orderBy: { id: "asc" },
    include: { thread: { select: { file: true, side: true, line: true, submission: { select: { slug: true } } } } },
  });
  return comments.map(({ id, threadId, text, createdAt, thread: { submission, ...place } }) => {
    return { id, threadId, exercise: submission.slug, ...place, text, createdAt };
  });
}
