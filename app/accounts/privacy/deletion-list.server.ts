import crypto from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { db, forgetDeleted } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { DAY_MS } from "~/operations/time";
import { isClosed } from "./bound-invites.server";
import { deleteRowsOf } from "./privacy-delete.server";

/**
 * The list of deleted people, which is stored outside the database in `DATA_DIR/deleted-people.jsonl`. It is applied
 * after a restore and at each start, so that restoring a backup doesn't bring anyone back. Each line is an entry:
 *
 * {"entry":"<uuid>","user":"<user id>","email":"<HMAC-SHA256 of the address, hex>","day":"2026-11-20"}
 * {"entry":…,"isUnconfirmed":true}: the same, for an address that the person never confirmed
 * {"withdrawn":"<uuid of an entry>"}
 *
 * An entry is flushed to disk before the transaction that deletes the person. So everyone who saw that their account
 * was deleted is on the list. A crash between the entry and the transaction leaves an entry for someone who still
 * exists, but who confirmed the deletion with their password. The next start finishes this deletion. If the transaction
 * fails and the person sees the error, the entry is withdrawn. The order of lines does not matter, and a line may occur
 * twice. So lists from several machines can be merged with `cat`.
 */
const FILE = "deleted-people.jsonl";
const fileOf = () => path.resolve(env.dataDir, FILE);

const EntrySchema = z.object({
  entry: z.uuid(),
  user: z.string().min(1),
  email: z.string().regex(/^[0-9a-f]{64}$/),
  day: z.iso.date(),
  isUnconfirmed: z.literal(true).optional(),
});
type Entry = z.infer<typeof EntrySchema>;
const LineSchema = z.union([EntrySchema, z.object({ withdrawn: z.uuid() })]);

/**
 * Identifies an address without revealing it: no one can test addresses against the hash without the installation's
 * secret.
 */
const hashOf = (email: string) =>
  crypto.createHmac("sha256", env.secret).update(`deleted:${email.trim().toLowerCase()}`).digest("hex");

/** Appends a line, and returns once it is on disk. */
async function append(line: z.infer<typeof LineSchema>): Promise<void> {
  const file = await fs.open(fileOf(), "a+", 0o600);
  try {
    const { size } = await file.stat();
    const last = size > 0 ? await file.read(Buffer.alloc(1), 0, 1, size - 1) : null;
    // The new line must not be appended to a line that a crash truncated.
    const isTorn = last !== null && last.buffer.toString() !== "\n";
    await file.appendFile(`${isTorn ? "\n" : ""}${JSON.stringify(line)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  // A new file's name is on disk only after its folder is flushed, too.
  const folder = await fs.open(path.dirname(fileOf()), "r");
  await folder.sync().finally(() => folder.close());
}

/** Adds a person to the list. Returns the entry's id. */
export async function listDeletion(person: {
  readonly id: string;
  readonly email: string;
  readonly emailVerified: boolean;
}): Promise<string> {
  const entry = crypto.randomUUID();
  const day = new Date().toISOString().slice(0, 10);
  const isUnconfirmed = true as const;
  await append({
    entry,
    user: person.id,
    email: hashOf(person.email),
    day,
    ...(!person.emailVerified && { isUnconfirmed }),
  });
  return entry;
}

/** Withdraws an entry if the deletion failed and the person saw the error. */
export async function withdrawDeletion(entry: string): Promise<void> {
  await append({ withdrawn: entry });
}

/**
 * Returns the valid entries. Throws on an unreadable line, unless a crash truncated it, because skipping an entry
 * would bring a person back.
 */
async function readList(): Promise<Entry[]> {
  const text = await fs.readFile(fileOf(), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const lines = text.split("\n").flatMap((line, index) => {
    // An entry ends with its only closing brace. A truncated entry has no closing brace, and its deletion never began.
    if (!line.trimEnd().endsWith("}")) return [];
    const parsed = LineSchema.safeParse(parseJson(line));
    if (parsed.success) return [parsed.data];
    throw new Error(
      `Line ${index + 1} of ${FILE} in DATA_DIR can’t be read. Correct the line: it makes sure that a person stays deleted after a restore.`,
    );
  });
  const withdrawn = new Set(lines.flatMap((line) => ("withdrawn" in line ? [line.withdrawn] : [])));
  return lines.flatMap((line) => ("entry" in line && !withdrawn.has(line.entry) ? [line] : []));
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const BATCH = 500;

/**
 * Deletes everyone on the list from this database, and the invites for their addresses that were created up to the day
 * of the deletion. If an address was never confirmed, its open invites are kept, because they may be someone else's.
 * Someone who returns later with the same address is a new person. This runs after a restore, on a migrated database,
 * and at each start. It can be repeated. Returns how many people it deleted.
 */
export async function applyDeletionList(): Promise<number> {
  const entries = await readList();
  let deleted = 0;
  for (let from = 0; from < entries.length; from += BATCH) {
    const ids = entries.slice(from, from + BATCH).map(({ user }) => user);
    for (const { id } of await db.user.findMany({ where: { id: { in: ids } }, select: { id: true } })) {
      await db.$transaction((tx) => deleteRowsOf(tx, id), { maxWait: 10_000, timeout: 60_000 });
      deleted += 1;
    }
  }
  const invites = await deleteInvites(entries);
  if (deleted + invites > 0) await forgetDeleted({ whole: true });
  return deleted;
}

async function deleteInvites(entries: readonly Entry[]): Promise<number> {
  if (entries.length === 0) return 0;
  const select = { id: true, email: true, createdAt: true };
  const [bound, closed] = await Promise.all([
    db.invite.findMany({ where: { email: { not: null } }, select }),
    db.invite.findMany({ where: { email: { not: null }, ...isClosed(new Date()) }, select }),
  ]);
  const confirmed = entries.filter(({ isUnconfirmed }) => !isUnconfirmed);
  const gone = new Set([...listGone(bound, confirmed), ...listGone(closed, entries)]);
  for (const id of gone) await db.invite.deleteMany({ where: { id } });
  return gone.size;
}

/** The ids of invites for the entries' addresses that were created up to the day of the deletion. */
function listGone(
  invites: readonly { readonly id: string; readonly email: string | null; readonly createdAt: Date }[],
  entries: readonly Entry[],
): string[] {
  const ends = new Map(entries.map(({ email, day }) => [email, Date.parse(day) + DAY_MS]));
  return invites
    .filter(({ email, createdAt }) => createdAt.getTime() < (ends.get(hashOf(email ?? "")) ?? 0))
    .map(({ id }) => id);
}
