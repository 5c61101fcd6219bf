import type { ReactNode } from "react";
import { Button } from "../button";
import { Notice } from "../notice";
import { Page } from "./page";

/** A reply while the database is unavailable. */
export interface Unavailable {
  readonly message: string;
  readonly requestId: string;
  /** True if the request was meant to store something. */
  readonly isSent: boolean;
  /** The submitted form, if the page may offer to send it again. */
  readonly again: { readonly address: string; readonly fields: readonly (readonly [string, string])[] } | null;
}

export const isUnavailable = (data: unknown): data is Unavailable =>
  typeof data === "object" && data !== null && "isSent" in data && "requestId" in data;

/** Shown in place of a page. Keeps the typed text, and has a button that sends it again, even without JavaScript. */
export function UnavailablePage({
  said: { isSent, again, requestId },
  tryAgain,
}: {
  said: Unavailable;
  /** A link to the current page. */
  tryAgain: ReactNode;
}) {
  return (
    <Page>
      <h1>Onramp can’t save or load right now</h1>
      <div className="mt-4 max-w-2xl">
        <Notice
          tone="bad"
          title={isSent ? "What you just sent was not saved." : "We couldn’t load this page."}
          actions={
            isSent && !again ? (
              <a href="/">Go to the home page</a>
            ) : again ? (
              <form method="post" action={again.address}>
                {again.fields.map(([name, value], i) => (
                  <input key={i} type="hidden" name={name} value={value} />
                ))}
                <Button type="submit">Send it again</Button>
              </form>
            ) : (
              tryAgain
            )
          }
        >
          Onramp’s database is not responding. Your earlier work and submissions are safe.
          {again && " Your text is on this page; the button sends it again. Keep this page open until it is sent."}
          {isSent && !again && " Go back and try again in a moment."} If this continues, tell the administrator, and
          give the request id <code>{requestId}</code>.
        </Notice>
      </div>
    </Page>
  );
}
