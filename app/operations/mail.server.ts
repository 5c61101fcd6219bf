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
 * The outcome of sending an email. `refused` means that the server rejects this email. `later` means that the server
 * rejects this email for now, for example because the mailbox is full. `away` means that the server certainly didn't
 * receive this email, and that other emails would fail at the moment, too. `unknown` means that the connection was lost
 * before the server answered.
 */
export type SendOutcome = "sent" | "refused" | "later" | "away" | "unknown";
export interface Mailer {
  /** Whether the mail server answers and accepts our sign-in. */
  isThere(): Promise<boolean>;
  send(mail: Mail): Promise<SendOutcome>;
}

/** A server that takes longer than this counts as unreachable. */
const CONNECT_MS = 10_000;
const SILENT_MS = 20_000;

/** The server closes the connection (RFC 5321), so it takes no other emails either. */
const CLOSING = 421;
/** The command with which the server accepts or rejects the recipient. It rejects only this email. */
const RECIPIENT = "RCPT TO";

/**
 * Derives the outcome from the library's error. It has a `responseCode` and the `command` if the server answered, and
 * the `syscall` "connect" if there was no connection.
 */
function outcomeOf(error: { command?: string; responseCode?: number; syscall?: string }): SendOutcome {
  const { command, responseCode, syscall } = error;
  if (responseCode !== undefined && responseCode >= 500) return "refused";
  if (responseCode !== undefined) return command === RECIPIENT && responseCode !== CLOSING ? "later" : "away";
  return syscall === "connect" ? "away" : "unknown";
}

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
