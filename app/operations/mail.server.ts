import { createTransport } from "nodemailer";

/** Sends emails over SMTP. */

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Header values, keyed by header name. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The outcome of sending an email.
 * - `refused`: The server accepts no email for this address.
 * - `later`: The server accepts no email for this address for now, for example because the mailbox is full.
 * - `rejected`: The server accepts the address, but rejects the email for good. The reason may concern only this email
 *   (its text looks like spam) or all emails (a limit on emails a day).
 * - `deferred`: The server accepts the address, but rejects the email for now.
 * - `away`: The server certainly didn't receive this email, and other emails would fail at the moment, too.
 * - `unknown`: The connection was lost before the server answered.
 * - `limited`: Onramp's own limit delays the email, so it wasn't sent to the server.
 */
export type SendOutcome = "sent" | "refused" | "later" | "rejected" | "deferred" | "away" | "unknown" | "limited";
export interface Mailer {
  /** Whether the mail server answers and accepts our sign-in. */
  isThere(): Promise<boolean>;
  send(mail: Mail): Promise<SendOutcome>;
}

/** A server that takes longer than this counts as unreachable. */
const CONNECT_MS = 10_000;
const SILENT_MS = 20_000;

/** The reply code with which the server closes the connection (RFC 5321), so it accepts no other emails, either. */
const CLOSING = 421;
/** The command that names the recipient. */
const RECIPIENT = "RCPT TO";
/**
 * Matches a rejection whose enhanced status code (RFC 3463) is about neither the address (5.1) nor the mailbox (5.2).
 * The reason is then something else, such as a limit on emails a day.
 */
const OF_OTHERS = /^\d{3}[ -]5\.(?![12]\.)\d/;
/** The command with which the server accepts or rejects the email itself. */
const CONTENT = "DATA";
/** If the server rejects this many emails and accepts none in between, it rejects all emails at the moment. */
const MOST_REJECTED = 5;

interface Fault {
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly syscall?: string;
}

/**
 * Derives the outcome from the library's error. If the server answered, the error has a `responseCode` and the
 * `command`. If there was no connection, it has the `syscall` "connect".
 */
function outcomeOf(error: Fault): SendOutcome {
  const { command, response, responseCode, syscall } = error;
  if (responseCode === undefined) return syscall === "connect" ? "away" : "unknown";
  if (responseCode === CLOSING) return "away";
  if (command === RECIPIENT && responseCode < 500) return "later";
  if (command === RECIPIENT) return OF_OTHERS.test(response ?? "") ? "rejected" : "refused";
  // The rejection of any other command, such as a wrong password, concerns all emails.
  if (command !== CONTENT) return "away";
  return responseCode < 500 ? "deferred" : "rejected";
}

/**
 * Checks the outcomes of emails that are sent one after another. Returns a function that must be called with each
 * outcome, and that throws if the server accepts no more emails at the moment.
 */
export function checkOutcomes(): (outcome: SendOutcome) => void {
  let rejected = 0;
  return (outcome) => {
    if (outcome === "sent") rejected = 0;
    if (outcome === "rejected" || outcome === "deferred") rejected += 1;
    if (outcome === "away" || outcome === "unknown") throw new Error("the mail server does not answer");
    if (rejected >= MOST_REJECTED) throw new Error("the mail server rejects one email after another");
  };
}

/**
 * Returns the items in random order. If emails were always sent in the same order, those that the server rejects could
 * end each run before the same other emails are sent.
 */
export const inRandomOrder = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

/** Creates a mailer. `url` is smtp://… or smtps://…, and `from` is an address, with or without a name. */
export function openMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    isThere: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
    send: (mail) => transport.sendMail({ ...mail, from }).then(() => "sent", outcomeOf),
  };
}
