import { z } from "zod";
import { byName } from "~/accounts/name-order";
import { oneLine } from "~/accounts/one-line";
import { db } from "~/database/db.server";
import { lockPerson } from "~/database/locks.server";

/**
 * Snippets of text that mentors often use: a mentor's own snippets, and snippets that are shared in a cohort where the
 * mentor teaches.
 */

interface Mentor {
  readonly id: string;
}

/** The maximum number of a mentor's own snippets. With more, the mentor could not find one at a glance. */
const MOST = 100;

export const SnippetSchema = z.object({
  name: oneLine("A name", { write: "Give the text a name.", max: 80 }),
  text: z.string().trim().min(1, "Enter the text.").max(4_000, "Use at most 4,000 characters."),
  /** The cohort whose mentors may also use the snippet; "" if there is none. */
  cohortId: z.string().max(100),
});

export interface Snippet {
  readonly id: string;
  readonly name: string;
  /** The text in Markdown, with "___" where the mentor fills something in. */
  readonly text: string;
  readonly cohortId: string | null;
  readonly isMine: boolean;
}

/** The cohorts in which this person teaches. */
async function listTaught(mentor: Mentor): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { userId: mentor.id, role: { in: ["mentor", "lead"] } },
    select: { cohortId: true },
  });
  return rows.map(({ cohortId }) => cohortId);
}

/** The snippets that a mentor can insert, sorted by name. */
export async function listSnippets(mentor: Mentor): Promise<Snippet[]> {
  const rows = await db.snippet.findMany({
    where: { OR: [{ ownerId: mentor.id }, { cohortId: { in: await listTaught(mentor) } }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 2 * MOST,
  });
  return rows.sort(byName).map(({ ownerId, ...snippet }) => ({ ...snippet, isMine: ownerId === mentor.id }));
}

/** The snippet to store. The cohort is included only if the mentor teaches it. */
async function dataOf(mentor: Mentor, { name, text, cohortId }: z.infer<typeof SnippetSchema>) {
  const isTaught = (await listTaught(mentor)).includes(cohortId);
  return { name, text, cohortId: isTaught ? cohortId : null };
}

/**
 * Saves a new snippet. If the mentor already has the same snippet, nothing happens, so that a form that is sent twice
 * adds only one snippet. Returns false if the mentor already has the maximum number.
 */
export async function addSnippet(mentor: Mentor, written: z.infer<typeof SnippetSchema>): Promise<boolean> {
  const data = { ownerId: mentor.id, ...(await dataOf(mentor, written)) };
  return db.$transaction(async (tx) => {
    // Locks the mentor's row, so that if two snippets are added at once, the second request sees the first snippet.
    await lockPerson(tx, mentor.id);
    if (await tx.snippet.findFirst({ where: data })) return true;
    if ((await tx.snippet.count({ where: { ownerId: mentor.id } })) >= MOST) return false;
    await tx.snippet.create({ data });
    return true;
  });
}

/** Changes one of the mentor's own snippets. Returns false if the mentor has no snippet with this id. */
export async function changeSnippet(
  mentor: Mentor,
  id: string,
  written: z.infer<typeof SnippetSchema>,
): Promise<boolean> {
  const { count } = await db.snippet.updateMany({
    where: { id, ownerId: mentor.id },
    data: await dataOf(mentor, written),
  });
  return count === 1;
}

/**
 * Deletes one of the mentor's own snippets and returns it, so that it can be restored. Null if the mentor has no
 * snippet with this id.
 */
export async function removeSnippet(mentor: Mentor, id: string): Promise<z.infer<typeof SnippetSchema> | null> {
  const row = await db.snippet.findFirst({ where: { id, ownerId: mentor.id } });
  if (!row) return null;
  await db.snippet.deleteMany({ where: { id, ownerId: mentor.id } });
  return { name: row.name, text: row.text, cohortId: row.cohortId ?? "" };
}
