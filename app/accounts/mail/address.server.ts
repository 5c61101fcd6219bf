import { z } from "zod";
import { db } from "~/database/db.server";
import { sendLater } from "./account-mail.server";
import { readToken, signToken } from "./signed-token.server";

/** Confirms that an account's address belongs to its owner, if Onramp sends email. */

const PURPOSE = "confirm-address";
const TokenSchema = z.object({ id: z.string(), email: z.string() });

export async function isConfirmed(userId: string): Promise<boolean> {
  const { emailVerified } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { emailVerified: true } });
  return emailVerified;
}

/** Emails the person a link to confirm their address. */
export function mailConfirmation({ id, email }: { readonly id: string; readonly email: string }): void {
  sendLater({
    kind: "confirm-address",
    to: email,
    subject: "confirm your email address",
    says: ["Follow this link to confirm that this is your address. The link works until the end of tomorrow (UTC)."],
    link: { does: "Confirm", path: `/address/${signToken(PURPOSE, { id, email })}` },
  });
}

export const isConfirmationOpen = (token: string): boolean => readToken(PURPOSE, token, TokenSchema) !== null;

/**
 * Confirms the address after the link was opened, which proves that the email arrived. Returns false if the link no
 * longer works.
 */
export async function confirmAddress(token: string): Promise<boolean> {
  const owner = readToken(PURPOSE, token, TokenSchema);
  if (!owner) return false;
  const { count } = await db.user.updateMany({ where: owner, data: { emailVerified: true } });
  return count === 1;
}
