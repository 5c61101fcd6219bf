import { createTransport } from "nodemailer";

/** Sending mail by SMTP. */

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** By name. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What came of a mail. `refused`: the server does not want this one. `away`: it surely has not got it, and another one
 * would fare no better now. `unknown`: the connection was lost before it said.
 */
export type SendOutcome = "sent" | "refused" | "away" | "unknown";
export interface Mailer {
  /** Whether the server answers, and lets us in. */
  isThere(): Promise<boolean>;
  send(mail: Mail): Promise<SendOutcome>;
}

/** A server that takes longer does not answer. */
const CONNECT_MS = 10_000;
const SILENT_MS = 20_000;

/** By the library's errors: with the server's answer, where there is one; `syscall` where no connection was made. */
function outcomeOf({ responseCode, syscall }: { responseCode?: number; syscall?: string }): SendOutcome {
  if (responseCode !== undefined) return responseCode >= 500 ? "refused" : "away";
  return syscall === "connect" ? "away" : "unknown";
}

/** `url`: smtp://… or smtps://…; `from`: an address, with a name or without. */
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
