import { db, type Transaction } from "~/database/db.server";
import { HOUR_MS } from "~/operations/time";
import { sendLater } from "./account-mail.server";
import { ACCOUNT_NEWS, type AccountNews } from "./account-news";

/** Changes that someone else made to a person's account: announced in the product, and by email if Onramp sends any. */

/** In the transaction of the change itself. An earlier notice becomes new again. */
export async function noteAccountNews(tx: Transaction, userId: string, about: AccountNews): Promise<void> {
  const key = { userId, type: "account", about };
  const at = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS);
  await tx.notice.upsert({
    where: { userId_type_about: key },
    create: { ...key, at },
    update: { isRead: false, at },
  });
}

/** After the change. Accounts of the demonstration get no email. */
export async function mailAccountNews(userId: string, about: AccountNews): Promise<void> {
  const person = await db.user.findFirst({ where: { id: userId, isDemo: false, guestUntil: null } });
  if (!person) return;
  sendLater({
    to: person.email,
    subject: "a change to your account",
    says: [
      `${ACCOUNT_NEWS[about]}.`,
      "If you didn’t expect this, contact the administrators and choose a new password.",
    ],
    link: { does: "Your account", path: "/account/security" },
  });
}
