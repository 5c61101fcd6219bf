import { env } from "~/operations/env.server";
import { limiters } from "~/operations/limits.server";
import { log } from "~/operations/log.server";
import { openMailer } from "~/operations/mail.server";

/** Mails about an account itself. They are sent whether or not the person wants the daily mail. */

export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** Paragraphs. They contain nothing typed by a stranger: a stranger can make Onramp write to any address. */
  readonly says: readonly string[];
  readonly link?: { readonly does: string; readonly path: string };
}

/** Whether Onramp can verify that an address belongs to its owner. */
export const sendsMail = (): boolean => env.mail !== null;

/**
 * Sends a mail after the response: its duration must not reveal whether a mail was sent. There is an hourly limit per
 * address; further mails are dropped.
 */
export function sendLater(letter: Letter): void {
  sendLetter(letter).catch((err) => log.error({ err }, "a mail about an account could not be sent"));
}

/** Sends a mail, unless the address has had as many as it may get in an hour. Throws if the mail can't be sent. */
export async function sendLetter({ to, subject, says, link }: Letter): Promise<void> {
  if (!env.mail || (await limiters.mailTo.take(to)) !== null) return;
  const address = link && `${link.does}: ${env.origin.replace(/\/$/, "")}${link.path}`;
  const outcome = await openMailer(env.mail).send({
    to,
    subject: `Onramp: ${subject}`,
    text: [...says, ...(address ? [address] : []), "--\nOnramp"].join("\n\n"),
    headers: { "Auto-Submitted": "auto-generated" },
  });
  if (outcome !== "sent") log.warn({ outcome }, "a mail about an account was not sent");
}
