import crypto from "node:crypto";
import { db, type Transaction } from "~/database/db.server";
import { createWatch } from "~/operations/watch.server";
import type { Person } from "./list-notices.server";
import { countNew } from "./list-notices.server";

/** Notifies open pages that a person's notices, or the conversation on a submission, have changed. */

export const personTopic = (id: string) => `person:${id}`;
const submissionTopic = (id: string) => `submission:${id}`;

/** Notifies open pages that the conversation on a submission has changed. */
export const talkChanged = (tx: Transaction, submissionId: string): Promise<void> =>
  watch.changed(tx, submissionTopic(submissionId));

/** A short string that changes whenever the conversation on a submission or its results change. */
export async function readTalkSign(submissionId: string): Promise<string> {
  return (await readSigns([submissionTopic(submissionId)])).get(submissionTopic(submissionId))!;
}

/**
 * The current sign of each of these topics: for a person, the number of new notices; for a submission, the version of
 * its conversation.
 */
async function readSigns(topics: readonly string[]): Promise<Map<string, string>> {
  const idsOf = (topic: (id: string) => string) =>
    topics.filter((one) => one.startsWith(topic(""))).map((one) => one.slice(topic("").length));
  const signs = new Map<string, string>();
  for (const id of idsOf(personTopic)) signs.set(personTopic(id), String(await countNew({ id })));
  const submissionIds = idsOf(submissionTopic);
  if (submissionIds.length === 0) return signs;
  const of = { where: { submissionId: { in: submissionIds } } };
  const [threads, reviews, results] = await Promise.all([
    db.thread.findMany({
      ...of,
      orderBy: { id: "asc" },
      select: { id: true, submissionId: true, resolvedAt: true, _count: { select: { comments: true } } },
    }),
    db.mentorReview.findMany({
      ...of,
      orderBy: { id: "asc" },
      select: { id: true, submissionId: true, corrections: true },
    }),
    db.result.findMany({ ...of, orderBy: { id: "asc" }, select: { id: true, submissionId: true } }),
  ]);
  for (const id of submissionIds) {
    const said = [
      ...threads.map((row) => ({ ...row, of: `${row.id} ${row.resolvedAt !== null} ${row._count.comments}` })),
      ...reviews.map((row) => ({ ...row, of: `${row.id} ${row.corrections}` })),
      ...results.map((row) => ({ ...row, of: row.id })),
    ].filter(({ submissionId }) => submissionId === id);
    const sign = crypto.createHash("sha256").update(said.map((row) => row.of).join("\n"));
    signs.set(submissionTopic(id), sign.digest("base64url").slice(0, 16));
  }
  return signs;
}

export const watch = createWatch("onramp_news", readSigns);

/**
 * Calls `hear` with the number of a person's new notices, now and whenever this number changes. Returns a function that
 * stops the calls.
 */
export const onNews = (person: Person, hear: (count: string) => void): (() => void) =>
  watch.listen(personTopic(person.id), hear);

/**
 * Calls `hear` with the version of a submission's conversation, now and whenever the version changes. Returns a
 * function that stops the calls.
 */
export const onTalk = (submissionId: string, hear: (sign: string) => void): (() => void) =>
  watch.listen(submissionTopic(submissionId), hear);
