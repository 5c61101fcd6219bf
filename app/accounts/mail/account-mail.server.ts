import { env } from "~/operations/env.server";
import { limiters } from "~/operations/limits.server";
import { log } from "~/operations/log.server";
import { openMailer, type SendOutcome } from "~/operations/mail.server";

/** Emails about an account itself. They are sent whether or not the person wants the daily email. */

/**
 * What an email is about. Anyone can request registrations and new passwords for any address, and anyone with an
 * account can request a change to any address. Each kind of email therefore has its own limit, so that a stranger's
 * requests for an address don't stop other emails to that address. Notices tell people what happened to their account,
 * and are never dropped.
 */
type LetterKind = "registration" | "new-password" | "change-address" | "confirm-address" | "invite" | "notice";

export interface Letter {
  readonly kind: LetterKind;
  readonly to: string;
  readonly subject: string;
  /**
   * The email's paragraphs. They contain no text typed by a stranger, because a stranger can make Onramp send email
   * to any address.
   */
  readonly says: readonly string[];
  readonly link?: { readonly does: string; readonly path: string };
}

/** Whether Onramp sends email. Without email, Onramp can't verify that an address belongs to its owner. */
export const sendsMail = (): boolean => env.mail !== null;

/**
 * Sends an email after the response, because the response's duration must not reveal whether an email was sent.
 * Emails beyond the hourly limit are dropped, except notices.
 */
export function sendLater(letter: Letter): void {
  sendLetter(letter).catch((err) => log.error({ err }, "an email about an account could not be sent"));
}

/**
 * Sends an email. Logs a warning if the email can't be sent. The outcome is `limited` if the address has already
 * received as many emails of this kind as are allowed in an hour, and `away` if Onramp doesn't send email.
 */
export async function sendLetter({ kind, to, subject, says, link }: Letter): Promise<SendOutcome> {
  if (!env.mail) return "away";
  if (kind !== "notice" && (await limiters.mailTo.take(`${kind}\n${to}`)) !== null) return "limited";
  const address = link && `${link.does}: ${env.origin}${link.path}`;
  const outcome = await openMailer(env.mail).send({
    to,
    subject: `Onramp: ${subject}`,
    text: [...says, ...(address ? [address] : []), "--\nOnramp"].join("\n\n"),
    headers: { "Auto-Submitted": "auto-generated" },
  });
  if (outcome !== "sent") log.warn({ outcome }, "an email about an account was not sent");
  return outcome;
}
