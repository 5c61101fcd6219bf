import { forgetJobs, type Transaction } from "~/db.server";
import { forgetMark } from "./marks.server";
import { DELETED, type Quoted, withoutQuotes } from "./privacy-quotes";

/** Ids named in one query: SQLite takes a bounded number of values. */
const BATCH = 500;

async function inBatches(ids: readonly string[], run: (batch: string[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < ids.length; from += BATCH) await run(ids.slice(from, from + BATCH));
}

/**
 * Deletes every row that names or quotes a person (promise 3), within the caller's transaction. Nothing happens when the
 * person is not there. `privacy.ts` lists what is kept of whom; rows that fall with the person's by a foreign key are not
 * named here.
 */
export async function deleteRowsOf(tx: Transaction, userId: string): Promise<void> {
  const person = await tx.user.findUnique({ where: { id: userId }, select: { name: true, email: true } });
  if (!person) return;
  // From here on a hand-in or a result of theirs that comes in at this moment waits for us, and then finds nobody: only a
  // change of a unique column holds off those who refer to the row (PostgreSQL).
  const { count } = await tx.user.updateMany({ where: { id: userId }, data: { email: `deleted:${userId}` } });
  // Somebody else has just done it: a second tab, or another server that starts.
  if (count === 0) return;
  const rows = await tx.submission.findMany({ where: { userId }, select: { id: true } });
  const submissionIds = rows.map(({ id }) => id);
  await passOn(tx, userId);
  await forgetFigures(tx, userId);
  await forgetMark(tx, userId);
  await tx.submission.deleteMany({ where: { userId } });
  await inBatches(submissionIds, async (batch) => {
    await tx.outbox.deleteMany({ where: { subjectId: { in: batch } } });
    await forgetJobs(tx, batch);
  });
  await unquote(tx, userId, person);
  // What follows from their rulings is other people's score, and stays; their words go.
  await tx.ruling.updateMany({ where: { ruledById: userId }, data: { ruledById: null, title: "", why: "" } });
  // What a cohort's learners are asked to do stays asked.
  await tx.assignment.updateMany({
    where: { writtenById: userId },
    data: { writtenById: null, title: "", note: "" },
  });
  // What they signed is their learner's, and stays signed by "a mentor".
  await tx.talk.updateMany({ where: { mentorId: userId }, data: { mentorId: null, words: "" } });
  await unname(tx, userId, person);
  await deleteComments(tx, userId);
  await tx.invite.deleteMany({ where: { email: person.email } });
  await tx.verification.deleteMany({ where: { OR: [{ identifier: person.email }, { value: { contains: userId } }] } });
  await tx.auditEvent.deleteMany({ where: { actorId: userId, aboutId: userId } });
  await nameless(tx, userId);
  await tx.user.delete({ where: { id: userId } });
}

/** Figures of their cohorts and exercises are made anew, without them. */
async function forgetFigures(tx: Transaction, userId: string): Promise<void> {
  const cohorts = await tx.membership.findMany({ where: { userId }, select: { cohortId: true } });
  const exercises = await tx.submission.findMany({ where: { userId }, distinct: ["slug"], select: { slug: true } });
  const subjects = [
    ...cohorts.map(({ cohortId }) => `cohort:${cohortId}`),
    ...exercises.map(({ slug }) => `exercise:${slug}`),
    ...(exercises.length > 0 ? ["exercises"] : []),
  ];
  await inBatches(subjects, async (batch) => {
    await tx.keptFigures.deleteMany({ where: { subject: { in: batch }, name: { not: "published" } } });
    // What is told of cohorts to others are counts that move with five people at once: not with who goes.
    await tx.keptFigures.updateMany({ where: { subject: { in: batch } }, data: { isStale: true } });
  });
}

/** Where a group of learners waits for a ruling, and hangs on the person's hand-in, it hangs on another one's from now on. */
async function passOn(tx: Transaction, userId: string): Promise<void> {
  const groups = await tx.reviewItem.findMany({ where: { learnerId: userId, isFinding: true }, select: { id: true } });
  for (const { id } of groups) {
    const next = await tx.stoodBy.findFirst({
      where: { itemId: id, submission: { userId: { not: userId } } },
      orderBy: [{ at: "asc" }, { submissionId: "asc" }],
      select: { submissionId: true, submission: { select: { userId: true } } },
    });
    if (!next) continue;
    const to = { submissionId: next.submissionId, learnerId: next.submission.userId };
    await tx.reviewItem.update({ where: { id }, data: to });
  }
}

/** Their comments on other people's work; a conversation in which nobody else wrote goes, too. */
async function deleteComments(tx: Transaction, userId: string): Promise<void> {
  const took = { OR: [{ openedById: userId }, { comments: { some: { authorId: userId } } }] };
  const threads = await tx.thread.findMany({ where: took, select: { id: true } });
  await tx.comment.deleteMany({ where: { authorId: userId } });
  const ids = threads.map(({ id }) => id);
  await inBatches(ids, async (batch) => {
    await tx.thread.deleteMany({ where: { id: { in: batch }, comments: { none: {} } } });
    const left = await tx.thread.findMany({ where: { id: { in: batch } }, select: { id: true } });
    const kept = new Set(left.map(({ id }) => id));
    await forgetNews(
      tx,
      batch.filter((id) => !kept.has(id)),
    );
  });
  const reviews = await tx.mentorReview.findMany({
    where: { mentorId: userId },
    select: { id: true, submissionId: true },
  });
  await inBatches(
    reviews.map(({ id }) => id),
    (batch) => forgetNews(tx, batch),
  );
  // What their readings were evidence for is counted without them from now on.
  const subjects = [...new Set(reviews.map(({ submissionId }) => submissionId))];
  await inBatches(subjects, (batch) =>
    tx.outbox.createMany({ data: batch.map((subjectId) => ({ type: "said", subjectId, payload: "{}" })) }),
  );
}

/** What is gone is nobody's news. */
const forgetNews = (tx: Transaction, about: string[]) => tx.notice.deleteMany({ where: { about: { in: about } } });

/** Other people's comments that quote or name the person, in conversations of theirs or of their cohorts. */
async function unquote(tx: Transaction, userId: string, person: Omit<Quoted, "said">): Promise<void> {
  const theirs = { some: { cohort: { memberships: { some: { userId } } } } };
  const comments = await tx.comment.findMany({
    where: {
      authorId: { not: userId },
      OR: [
        { thread: { comments: { some: { authorId: userId } } } },
        {
          thread: { submission: { user: { memberships: theirs } } },
          OR: [{ text: { contains: person.name.trim() } }, { text: { contains: person.email } }],
        },
      ],
    },
    select: {
      id: true,
      text: true,
      thread: { select: { comments: { where: { authorId: userId }, select: { text: true } } } },
    },
  });
  for (const { id, text, thread } of comments) {
    const said = thread.comments.flatMap((one) => one.text.split("\n"));
    const kept = withoutQuotes(text, { ...person, said });
    if (kept !== text) await tx.comment.update({ where: { id }, data: { text: kept } });
  }
}

/** What others wrote about other people's work in the person's cohorts, and named them in: reviews, questions, drafts. */
async function unname(tx: Transaction, userId: string, person: Omit<Quoted, "said">): Promise<void> {
  const theirs = { some: { cohort: { memberships: { some: { userId } } } } };
  const naming = [person.name.trim(), person.email];
  const clean = (text: string) => withoutQuotes(text, { ...person, said: [] });
  const reviews = await tx.mentorReview.findMany({
    where: {
      mentorId: { not: userId },
      submission: { user: { memberships: theirs } },
      OR: naming.map((contains) => ({ summary: { contains } })),
    },
    select: { id: true, summary: true },
  });
  for (const { id, summary } of reviews)
    await tx.mentorReview.update({ where: { id }, data: { summary: clean(summary) } });
  const questions = await tx.reviewItem.findMany({
    where: {
      learnerId: { not: userId },
      learner: { memberships: theirs },
      OR: naming.map((contains) => ({ question: { contains } })),
    },
    select: { id: true, question: true },
  });
  for (const { id, question } of questions)
    await tx.reviewItem.update({ where: { id }, data: { question: clean(question) } });
  const reasons = await tx.override.findMany({
    where: {
      submission: { user: { memberships: theirs } },
      OR: naming.map((contains) => ({ reason: { contains } })),
    },
    select: { id: true, reason: true },
  });
  for (const { id, reason } of reasons) await tx.override.update({ where: { id }, data: { reason: clean(reason) } });
  const links = await tx.exportLink.findMany({
    where: {
      cohort: { memberships: { some: { userId } } },
      OR: naming.map((contains) => ({ name: { contains } })),
    },
    select: { id: true, name: true },
  });
  for (const { id, name } of links) await tx.exportLink.update({ where: { id }, data: { name: clean(name) } });
  const reports = await tx.abuseReport.findMany({
    where: {
      cohort: { memberships: { some: { userId } } },
      OR: naming.flatMap((contains) => [{ reason: { contains } }, { note: { contains } }]),
    },
    select: { id: true, reason: true, note: true },
  });
  for (const { id, reason, note } of reports)
    await tx.abuseReport.update({ where: { id }, data: { reason: clean(reason), note: clean(note) } });
  // What they wrote as they settled somebody's report is theirs.
  await tx.abuseReport.updateMany({ where: { settledById: userId }, data: { note: "" } });
  // The scores that they set themselves stay: they are their learners'.
  await tx.override.updateMany({ where: { byId: userId }, data: { reason: "" } });
  const stoodBy = await tx.stoodBy.findMany({
    where: { submission: { user: { memberships: theirs } }, OR: naming.map((contains) => ({ text: { contains } })) },
    select: { submissionId: true, text: true },
  });
  for (const { submissionId, text } of stoodBy)
    await tx.stoodBy.update({ where: { submissionId }, data: { text: clean(text) } });
  const rulings = await tx.ruling.findMany({
    where: {
      cohort: { memberships: { some: { userId } } },
      OR: naming.flatMap((contains) => [{ title: { contains } }, { why: { contains } }]),
    },
    select: { id: true, title: true, why: true },
  });
  for (const { id, title, why } of rulings)
    await tx.ruling.update({ where: { id }, data: { title: clean(title), why: clean(why) } });
  const snippets = await tx.snippet.findMany({
    where: {
      ownerId: { not: userId },
      owner: { memberships: theirs },
      OR: naming.flatMap((contains) => [{ name: { contains } }, { text: { contains } }]),
    },
  });
  for (const { id, name, text } of snippets)
    await tx.snippet.update({ where: { id }, data: { name: clean(name), text: clean(text) } });
  const assignments = await tx.assignment.findMany({
    where: {
      cohort: { memberships: { some: { userId } } },
      OR: naming.flatMap((contains) => [{ title: { contains } }, { note: { contains } }]),
    },
    select: { id: true, title: true, note: true },
  });
  for (const { id, title, note } of assignments)
    await tx.assignment.update({ where: { id }, data: { title: clean(title), note: clean(note) } });
  const talks = await tx.talk.findMany({
    where: {
      ...{ learnerId: { not: userId }, learner: { memberships: theirs } },
      OR: naming.flatMap((contains) => [{ note: { contains } }, { words: { contains } }]),
    },
    select: { id: true, note: true, words: true },
  });
  for (const { id, note, words } of talks)
    await tx.talk.update({ where: { id }, data: { note: clean(note), words: clean(words) } });
  const portfolios = await tx.portfolio.findMany({
    where: {
      ...{ userId: { not: userId }, user: { memberships: theirs } },
      OR: naming.map((contains) => ({ intro: { contains } })),
    },
    select: { userId: true, intro: true },
  });
  for (const { userId: ownerId, intro } of portfolios)
    await tx.portfolio.update({ where: { userId: ownerId }, data: { intro: clean(intro) } });
  // As they stand in JSON.
  const inJson = naming.map((text) => ({ work: { contains: JSON.stringify(text).slice(1, -1) } }));
  const drafts = await tx.reviewDraft.findMany({
    where: { mentorId: { not: userId }, item: { learner: { memberships: theirs } }, OR: inJson },
  });
  for (const { mentorId, itemId, work } of drafts) {
    const cleaned = JSON.parse(work, (_key, value) => (typeof value === "string" ? clean(value) : value));
    await tx.reviewDraft.update({
      where: { mentorId_itemId: { mentorId, itemId } },
      data: { work: JSON.stringify(cleaned) },
    });
  }
}

/** Audit events that name the person in what they were done to. */
async function nameless(tx: Transaction, userId: string): Promise<void> {
  const events = await tx.auditEvent.findMany({
    where: { subject: { contains: userId } },
    select: { id: true, subject: true },
  });
  for (const { id, subject } of events) {
    await tx.auditEvent.update({ where: { id }, data: { subject: subject.replaceAll(userId, DELETED) } });
  }
}
