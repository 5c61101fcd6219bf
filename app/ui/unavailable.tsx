import type { ReactNode } from "react";
import { Button } from "./button";
import { Notice } from "./notice";
import { Page } from "./page";

/** What a reply says while the database cannot do its work. */
export interface Unavailable {
  readonly message: string;
  readonly requestId: string;
  /** Something was to be stored. */
  readonly isSent: boolean;
  /** The form that was sent, where a button may send it again. */
  readonly again: { readonly address: string; readonly fields: readonly (readonly [string, string])[] } | null;
}

export const isUnavailable = (data: unknown): data is Unavailable =>
  typeof data === "object" && data !== null && "isSent" in data && "requestId" in data;

/** Stands in a page's place. What was typed goes along, and a button sends it once more, also without JavaScript. */
export function UnavailablePage({
  said: { isSent, again, requestId },
  tryAgain,
}: {
  said: Unavailable;
  /** A link to where one is. */
  tryAgain: ReactNode;
}) {
  return (
    <Page>
      <h1>Onramp cannot store or read just now</h1>
      <div className="mt-4 max-w-2xl">
        <Notice
          tone="bad"
          title={isSent ? "What you just sent was not stored." : "This page could not be made."}
          actions={
            isSent && !again ? (
              <a href="/">Go to the first page</a>
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
          Its database does not answer. What you saved and handed in before is kept.
          {again &&
            " What you typed is on this page, and is sent again with the button. Leave the page open until it worked."}
          {isSent && !again && " Go back, and send it again in a moment."} If this goes on, tell whoever runs Onramp:
          request <code>{requestId}</code>.
        </Notice>
      </div>
    </Page>
  );
}
