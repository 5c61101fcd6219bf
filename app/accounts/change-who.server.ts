import { z } from "zod";
import { db } from "~/database/db.server";
import { recordAudit } from "./audit.server";
import type { Person } from "./guards.server";
import { sendLater, sendsMail } from "./mail/account-mail.server";
import { readToken, signToken } from "./mail/signed-token.server";
import { endLinks } from "./passwords/password-reset.server";

/** Changing one's name or address. The caller has checked the password. */

const PURPOSE = "change-address";
const TokenSchema = z.object({ id: z.string(), from: z.string(), to: z.string() });

/** As little as possible: without mail, a refusal still reveals that the account exists. */
const TAKEN = "We couldn’t use this address. Choose another one, or keep yours.";

/**
 * Sets the name, and the address if it is another one. With mail, the new address becomes the account's once the link
 * in the mail to it is opened; until then the response is the same whether or not the address has an account. Returns
 * what happened to the address, or why it is refused.
 */
export async function changeWho(
  person: Person,
  who: { readonly name: string; readonly email: string },
): Promise<{ readonly address: "same" | "changed" | "mailed" } | { readonly refused: string }> {
  const { id, email: from } = person;
  const to = who.email.trim().toLowerCase();
  const name = who.name.trim();
  if (to !== from && !sendsMail() && !(await moveTo({ id, from, to }, false))) return { refused: TAKEN };
  if (name !== person.name) {
    await db.$transaction(async (tx) => {
      await tx.user.update({ where: { id }, data: { name } });
      await recordAudit(tx, { actorId: id, subject: "person", action: "account.renamed" });
    });
  }
  if (to === from) return { address: "same" };
  if (!sendsMail()) return { address: "changed" };
  const isTaken = (await db.user.count({ where: { email: to } })) > 0;
  sendLater(
    isTaken
      ? {
          to,
          subject: "you already have an account",
          says: [
            "Someone, probably you, tried to use this address for another account. It already has one: sign in with it.",
            "If it wasn’t you, do nothing.",
          ],
        }
      : {
          to,
          subject: "confirm your new e-mail address",
          says: [
            "Follow this link to use this address for your account. It works until the end of tomorrow (UTC).",
            "Until then you sign in with your old address. If you didn’t ask for this, do nothing.",
          ],
          link: { does: "Use this address", path: `/address/${signToken(PURPOSE, { id, from, to })}` },
        },
  );
  return { address: "mailed" };
}

export const isChangeOpen = (token: string): boolean => readToken(PURPOSE, token, TokenSchema) !== null;

/** The link proves that the mail arrived at the new address. Returns false if it no longer works. */
export async function finishChange(token: string): Promise<boolean> {
  const change = readToken(PURPOSE, token, TokenSchema);
  if (!change || !(await moveTo(change, true))) return false;
  sendLater({
    to: change.from,
    subject: "your e-mail address was changed",
    says: [
      "Your account now has another e-mail address, and this one no longer works for it.",
      "If it wasn’t you, tell the people who run this installation at once.",
    ],
  });
  return true;
}

/** False if the account no longer has the old address, or the new one is taken. */
async function moveTo(
  { id, from, to }: { readonly id: string; readonly from: string; readonly to: string },
  isConfirmed: boolean,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if ((await tx.user.count({ where: { email: to } })) > 0) return false;
    const { count } = await tx.user.updateMany({
      where: { id, email: from },
      data: { email: to, emailVerified: isConfirmed },
    });
    if (count === 0) return false;
    // A link that was mailed to the old address must not set a password any more.
    await endLinks(tx, id);
    await recordAudit(tx, { actorId: id, subject: "person", action: "account.moved" });
    return true;
  });
}
