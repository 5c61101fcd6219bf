import { thisHour } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import { sendLater } from "./account-mail.server";
import { ACCOUNT_NEWS, type AccountNews } from "./account-news";

/**
 * Notifies people of changes to their account, because someone else may have made them: in the product, and by email if
 * Onramp sends email. Moves to another cohort are only announced in the product.
 */

/**
 * Stores a notice, in the same transaction as the change. If there is already a notice about this kind of change, marks
 * it as new again.
 */
export async function noteAccountNews(tx: Transaction, userId: string, about: AccountNews): Promise<void> {
  const key = { userId, type: "account", about };
  const at = thisHour();
  await tx.notice.upsert({
    where: { userId_type_about: key },
    create: { ...key, at },
    update: { isRead: false, at },
  });
}

/** Notifies a person after a change to how they sign in. */
export async function notifyOfChange(userId: string, about: AccountNews): Promise<void> {
  await noteAccountNews(db, userId, about);
  await mailAccountNews(userId, about);
}

/** Sends the email, after the change. Demo accounts get no email. */
export async function mailAccountNews(userId: string, about: AccountNews): Promise<void> {
  const person = await db.user.findFirst({ where: { id: userId, isDemo: false, guestUntil: null } });
  if (!person) return;
  sendLater({
    kind: "notice",
    to: person.email,
    subject: "a change to your account",
    says: [
      `${ACCOUNT_NEWS[about]}.`,
      "If you didn’t expect this, contact the administrators and choose a new password.",
    ],
    link: { does: "Your account", path: "/account/security" },
  });
}
