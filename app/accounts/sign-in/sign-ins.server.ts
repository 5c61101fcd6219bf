import { today } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import { log } from "~/operations/log.server";
import { DAY_MS } from "~/operations/time";
import { describeDevice, deviceOf } from "./device";

/**
 * Counts each person's sign-ins per day, kind of device, method and outcome. The person and admins can see the counts.
 */

const METHODS = {
  password: "password",
  passkey: "passkey",
  code: "password and a code",
  "recovery-code": "password and a recovery code",
  reset: "link for a new password",
} as const;
type Method = keyof typeof METHODS;

const KEPT_DAYS = 90;
/** Counts a sign-in. Deletes the person's entries that are older than 90 days. */
export async function recordSignIn(
  tx: Transaction,
  userId: string,
  { method, userAgent, isRefused = false }: { method: Method; userAgent: string; isRefused?: boolean },
): Promise<void> {
  const row = { userId, day: today(), device: deviceOf(userAgent), method, isRefused };
  await tx.signIn.upsert({
    where: { userId_day_device_method_isRefused: row },
    create: row,
    update: { count: { increment: 1 } },
  });
  await tx.signIn.deleteMany({ where: { userId, day: { lt: new Date(today().getTime() - KEPT_DAYS * DAY_MS) } } });
}

/**
 * Counts a refused sign-in after the response, because the response's duration must not reveal whether there is an
 * account.
 */
export function recordRefusal(userId: string, method: Method, userAgent: string): void {
  recordSignIn(db, userId, { method, userAgent, isRefused: true }).catch((err) =>
    log.warn({ err }, "a refused sign-in was not counted"),
  );
}

export interface SignInRow {
  readonly id: string;
  readonly day: string;
  readonly device: string;
  readonly method: string;
  readonly isRefused: boolean;
  readonly count: number;
}

/** A person's sign-ins, newest days first. The caller has checked that the actor is this person or an admin. */
export async function listSignIns(userId: string): Promise<SignInRow[]> {
  const rows = await db.signIn.findMany({
    where: { userId },
    orderBy: [{ day: "desc" }, { isRefused: "asc" }, { method: "asc" }, { device: "asc" }],
    take: 100,
  });
  return rows.map(({ id, day, device, method, isRefused, count }) => ({
    id,
    isRefused,
    count,
    day: day.toISOString().slice(0, 10),
    device: describeDevice(device),
    method: METHODS[method as Method] ?? method,
  }));
}
