import fs from "node:fs";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import { DAY_MS } from "~/operations/time";
import type { ModelMessage, Usage } from "./call";
import { ModelFailure } from "./failure";

/**
 * Counts the calls and tokens used on each day, and how many tokens are left within the limits. Stores no text and no
 * times of day.
 */

/** The person and cohort whose limits a call counts toward. Never sent to the model. */
export interface Payer {
  readonly userId: string;
  readonly cohortId: string | null;
}
/** How many tokens are left. */
export interface TokensLeft {
  /** The tokens that the person can use until the end of the day (UTC). */
  readonly day: number;
  /**
   * The tokens that all of the cohort's members together can use until the end of the month (UTC). Null without a
   * cohort.
   */
  readonly month: number | null;
}

const KEPT_DAYS = 90;
const daysAgo = (days: number, now = Date.now()) => new Date((Math.floor(now / DAY_MS) - days) * DAY_MS);
const today = () => daysAgo(0);
/** The start of a calendar month (UTC): of the current month with 0, of the previous month with -1. */
const monthStart = (months = 0) => new Date(Date.UTC(today().getUTCFullYear(), today().getUTCMonth() + months));

async function countTokens(
  where: { userId: string } | { cohortId: string },
  day: { readonly gte: Date; readonly lt?: Date },
): Promise<number> {
  const sums = { promptTokens: true, replyTokens: true } as const;
  const { _sum } = await db.modelUse.aggregate({ where: { ...where, day }, _sum: sums });
  return (_sum.promptTokens ?? 0) + (_sum.replyTokens ?? 0);
}

/** Reads how many tokens are left within the limits. 0 if a limit is used up. */
export async function tokensLeft({ userId, cohortId }: Payer): Promise<TokensLeft> {
  const [day, month] = await Promise.all([
    countTokens({ userId }, { gte: today() }),
    cohortId === null ? null : countTokens({ cohortId }, { gte: monthStart() }),
  ]);
  const { aDay, aMonth } = env.tutorTokens;
  return { day: Math.max(0, aDay - day), month: month === null ? null : Math.max(0, aMonth - month) };
}

/** The limit with fewer tokens left: the person's limit for the day, or their cohort's limit for the month. */
export const tighterLimit = ({ day, month }: TokensLeft): "day" | "month" =>
  month !== null && month < day ? "month" : "day";

/**
 * The smallest number of people whose figures are shown. Figures about fewer people would reveal too much about each of
 * them.
 */
const FEWEST_USERS = 5;

/**
 * A cohort's use of the model in the last complete calendar month (UTC), for its leads: tokens, their limit, and how
 * many members used the tutor. Null if fewer than five members used it. Leaves out the current month, because the
 * difference between two days could be the use of a single person.
 */
export async function findCohortUse(
  cohortId: string,
): Promise<{ readonly tokens: number; readonly users: number; readonly limit: number } | null> {
  const day = { gte: monthStart(-1), lt: monthStart() };
  const users = await db.modelUse.findMany({
    where: { cohortId, day, purpose: "tutor", userId: { not: null } },
    distinct: ["userId"],
    select: { userId: true },
  });
  if (users.length < FEWEST_USERS) return null;
  return { tokens: await countTokens({ cohortId }, day), users: users.length, limit: env.tutorTokens.aMonth };
}

/**
 * Tokens reserved by running calls, keyed by the payer's id and by the cohort's id, so that many simultaneous calls
 * together can't exceed a limit.
 */
const running = new Map<string, number>();
/** How many calls have ended in this process. */
let ended = 0;
const runningOf = (id: string) => running.get(id) ?? 0;
function addRunning(id: string, tokens: number): void {
  const now = runningOf(id) + tokens;
  if (now > 0) running.set(id, now);
  else running.delete(id);
}

/**
 * Reserves tokens for a call. Throws a `ModelFailure` if a limit is used up, or may be once the running calls have
 * ended. The last call before a limit is used up may exceed it. Returns a function that ends the reservation.
 */
export async function reserve(
  { userId, cohortId }: Payer,
  { messages, maxTokens }: { readonly messages: readonly ModelMessage[]; readonly maxTokens: number },
): Promise<() => void> {
  let left: TokensLeft;
  let endedBefore: number;
  // A call that ends during the query may be missing both from the query's result and from the running calls, so the
  // loop then queries again.
  do {
    endedBefore = ended;
    left = await tokensLeft({ userId, cohortId });
  } while (ended !== endedBefore);
  // There must be no `await` between the query and the reservation.
  if (left.day <= 0) throw new ModelFailure("day used up");
  if (left.month !== null && left.month <= 0) throw new ModelFailure("month used up");
  if (left.day <= runningOf(userId)) throw new ModelFailure("busy");
  if (cohortId !== null && left.month! <= runningOf(cohortId)) throw new ModelFailure("busy");
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  const tokens = Math.ceil(characters / 4) + maxTokens;
  const ids = cohortId === null ? [userId] : [userId, cohortId];
  for (const id of ids) addRunning(id, tokens);
  return () => {
    ended++;
    for (const id of ids) addRunning(id, -tokens);
  };
}

/**
 * Whether there is a database. If no server has ever run, such as on an author's machine, there is no database, and a
 * query would create an empty one.
 */
const hasDatabase = () => env.databaseKind === "postgresql" || fs.existsSync(env.databaseUrl.replace(/^file:/, ""));

/** Counts a call that was sent. Never throws, because the reply matters more than the count. */
export async function recordUse(
  purpose: string,
  payer: Payer | null,
  { promptTokens, replyTokens }: Usage,
): Promise<void> {
  if (!hasDatabase()) return;
  const userId = payer?.userId ?? null;
  const key = { day: today(), purpose, userId, cohortId: payer?.cohortId ?? null };
  try {
    // Two processes may each create a row for the same day, so all code that reads the counts adds up the rows.
    const row = await db.modelUse.findFirst({ where: key, orderBy: { id: "asc" }, select: { id: true } });
    const added = {
      calls: { increment: 1 },
      promptTokens: { increment: promptTokens },
      replyTokens: { increment: replyTokens },
    };
    if (row) return void (await db.modelUse.updateMany({ where: { id: row.id }, data: added }));
    await db.modelUse.create({ data: { ...key, calls: 1, promptTokens, replyTokens } });
  } catch (err) {
    log.warn({ err }, "the use of the language model was not counted");
  }
}

/** Deletes the counts of days that Onramp no longer keeps. */
export async function forgetOldUse(now: Date): Promise<void> {
  await db.modelUse.deleteMany({ where: { day: { lt: daysAgo(KEPT_DAYS, now.getTime()) } } });
}

export interface PurposeUse {
  readonly purpose: string;
  readonly calls: number;
  readonly promptTokens: number;
  readonly replyTokens: number;
}

/** Leaves out today (UTC), because figures that change immediately would show when someone works. */
async function sumUse(gte: Date): Promise<PurposeUse[]> {
  const rows = await db.modelUse.groupBy({
    by: ["purpose"],
    where: { day: { gte, lt: today() } },
    _sum: { calls: true, promptTokens: true, replyTokens: true },
    orderBy: { purpose: "asc" },
  });
  return rows.map(({ purpose, _sum: { calls, promptTokens, replyTokens } }) => {
    return { purpose, calls: calls ?? 0, promptTokens: promptTokens ?? 0, replyTokens: replyTokens ?? 0 };
  });
}

/** The numbers of calls and tokens in the last 30 complete days (UTC), by purpose. */
export const listMonthUse = (): Promise<PurposeUse[]> => sumUse(daysAgo(30));

/** The numbers of calls and tokens yesterday, which is the last complete day (UTC), by purpose. */
export const listYesterdayUse = (): Promise<PurposeUse[]> => sumUse(daysAgo(1));
