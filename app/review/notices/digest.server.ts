import { mailOffToken } from "~/accounts/mail/mail-choice.server";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import { checkOutcomes, inRandomOrder, type Mail, type Mailer, type SendOutcome } from "~/operations/mail.server";
import { DAY_MS, HOUR_MS, startOfDay } from "~/operations/time";
import { type AnnouncementView, listUnreadAnnouncements } from "./announcements.server";
import { listNotices } from "./list-notices.server";
import { describeNotice } from "./notice-words";

/**
 * A daily email about new notices, for people who want one. Before an email is sent, a conditional update stores the
 * day in the person's row. So if the process is killed, at most one email is lost, and none is sent twice.
 */

/** A notice younger than this causes no email, because the person may be reading the notice right now. */
const YOUNG_MS = HOUR_MS;
/**
 * For how long each day an email is tried again if the mail server doesn't accept the address for now, for example
 * because the mailbox is full.
 */
const RETRY_MS = 6 * HOUR_MS;
/** The maximum number of items listed in one email. */
const MOST = 20;

/** The people who should get an email now. Guests and demo accounts get none. */
const due = (now: Date) => ({
  getsMail: true,
  isDemo: false,
  guestUntil: null,
  OR: [{ mailedOn: null }, { mailedOn: { lt: startOfDay(now) } }],
  notices: { some: { isRead: false, at: { lte: new Date(now.getTime() - YOUNG_MS) } } },
});

/** The number of people who should get an email now. */
export const countDigests = (now: Date): Promise<number> => db.user.count({ where: due(now) });

/**
 * Sends an email to everyone who should get one. Throws if the mail server is unavailable, and, before the next email,
 * if the process is stopping.
 */
export async function sendDigests(mailer: Mailer, now = new Date(), stopping?: AbortSignal): Promise<void> {
  const people = await db.user.findMany({ where: due(now), select: { id: true } });
  if (people.length === 0) return;
  if (!(await mailer.isThere())) throw new Error("the mail server does not answer");
  const check = checkOutcomes();
  /** The people whose emails the server has rejected since it last accepted one. */
  let rejected: Recipient[] = [];
  try {
    for (const { id } of inRandomOrder(people)) {
      stopping?.throwIfAborted();
      // Reads one person at a time, because a person may change their address in the meantime.
      const select = { id: true, email: true, mailedOn: true };
      const person = await db.user.findFirst({ where: { id, ...due(now) }, select });
      const outcome = person && (await sendDigest(mailer, person, now));
      if (outcome === "sent") rejected = [];
      if (outcome === "rejected") rejected.push(person!);
      if (outcome) check(outcome);
    }
  } catch (error) {
    // The reason may concern all emails, so the next run tries these again.
    for (const person of rejected) await unmark(person, now);
    throw error;
  }
}

interface Recipient {
  readonly id: string;
  readonly email: string;
  readonly mailedOn: Date | null;
}

/** Removes the mark that this person got today's email. */
const unmark = ({ id, mailedOn }: Recipient, now: Date) =>
  db.user.updateMany({ where: { id, mailedOn: startOfDay(now) }, data: { mailedOn } });

/** The first time after the person's last email at which the next one may be sent. */
const nextDay = ({ mailedOn }: Recipient): number => (mailedOn ? startOfDay(mailedOn).getTime() + DAY_MS : 0);

/** Sends one person's email. Returns null if there is nothing to send. */
async function sendDigest(mailer: Mailer, person: Recipient, now: Date): Promise<SendOutcome | null> {
  const { id, email } = person;
  const fresh = (await listNotices({ id }, { areNamed: false })).filter(({ isRead }) => !isRead);
  const announcements = await listUnreadAnnouncements({ id });
  const { count } = await db.user.updateMany({ where: { id, ...due(now) }, data: { mailedOn: startOfDay(now) } });
  // The person has read the notices or turned emails off in the meantime, or another process is sending the email.
  if (count === 0) return null;
  // There is nothing to send: all new notices are about work that the person may no longer open. The mark stays, so
  // that the job isn't queued for this person every ten minutes.
  if (fresh.length === 0) return null;
  const outcome = await mailer.send(mailOf({ id, email }, fresh, announcements));
  if (outcome !== "sent") log.warn({ outcome }, "a daily email was not sent");
  const since = Math.max(nextDay(person), Math.min(...fresh.map(({ at }) => at.getTime())) + YOUNG_MS);
  const isLate = now.getTime() - since > RETRY_MS;
  // The next run tries again, but only if the server certainly did not accept the email, because no email is better
  // than two. An email that the server rejects for good is tried again tomorrow, not in each run.
  if ((outcome === "later" && !isLate) || outcome === "deferred" || outcome === "away") await unmark(person, now);
  return outcome;
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);

/**
 * Composes the email. Its subject names no exercise, and its body names no learner. The email contains text by people
 * only in announcements, which are for everyone in a cohort or section, and in the names of cohorts, assignments,
 * exercises and files. It also contains a link to Onramp, and a link to unsubscribe (RFC 8058).
 */
function mailOf(
  person: { readonly id: string; readonly email: string },
  fresh: Awaited<ReturnType<typeof listNotices>>,
  announcements: readonly AnnouncementView[],
): Mail {
  const { origin } = env;
  const [back, off] = [`${origin}/notices`, `${origin}/mail/off/${mailOffToken(person)}`];
  const head = fresh.length === 1 ? "You have one new notification." : `You have ${fresh.length} new notifications.`;
  const texts = new Map(announcements.map(({ id, text }) => [id, text.trim()]));
  const items = fresh.slice(0, MOST).map((notice) => ({
    line: `${notice.title}: ${describeNotice(notice)}`,
    text: notice.type === "announcement" ? texts.get(notice.about) : undefined,
  }));
  if (fresh.length > MOST) items.push({ line: `And ${fresh.length - MOST} more.`, text: undefined });
  const why = "You get this email at most once a day, and only when something is new.";
  return {
    to: person.email,
    subject: "Onramp: you have new notifications",
    text: [
      head,
      "",
      ...items.flatMap(({ line, text }) => [`- ${line}`, ...(text?.split(/\r?\n/).map((one) => `  ${one}`) ?? [])]),
      "",
      `View in Onramp: ${back}`,
      "",
      "--",
      why,
      `Turn emails off: ${off}`,
      "",
    ].join("\n"),
    html: [
      `<p>${head}</p>`,
      `<ul>${items.map(htmlOf).join("")}</ul>`,
      `<p><a href="${escaped(back)}">View in Onramp</a></p>`,
      `<p><small>${why} <a href="${escaped(off)}">Turn emails off</a></small></p>`,
    ].join("\n"),
    headers: {
      "List-Unsubscribe": `<${off}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Auto-Submitted": "auto-generated",
    },
  };
}

function htmlOf({ line, text }: { readonly line: string; readonly text: string | undefined }): string {
  const quoted = text === undefined ? "" : `<blockquote>${escaped(text).replace(/\r?\n/g, "<br>")}</blockquote>`;
  return `<li>${escaped(line)}${quoted}</li>`;
}
