import type { Shown } from "~/tutor/talk/ask.server";
import { PERSON_HEADER } from "~/ui/workspace/workspace-post";

/** Reads the tutor's reply in the browser, paragraph by paragraph. */

export interface Failure {
  readonly message: string;
  readonly canRetry: boolean;
}
const LOST: Failure = { message: "The connection was lost. Your work is safe.", canRetry: true };

class Refused extends Error {
  readonly canRetry = false;
}

/** The reason why a question got no reply, or only a part of a reply. */
export const failureOf = (error: unknown): Failure => (error instanceof Refused ? error : LOST);

/** Posts a question as this person, and reads its reply: one JSON value per line. */
export async function* readReply(
  address: string,
  body: object,
  signal: AbortSignal,
  person?: string,
): AsyncGenerator<Shown> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(person && { [PERSON_HEADER]: person }) },
    body: JSON.stringify(body),
    redirect: "manual",
    signal,
  });
  if (response.type === "opaqueredirect")
    throw new Refused("You were signed out. Sign in again in another tab, then try again.");
  if (!response.ok || !response.body) {
    const { message } = (await response.json().catch(() => ({}))) as { message?: string };
    throw message ? new Refused(message) : new Error(String(response.status));
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let isEnded = false;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const parts = `${rest}${value}`.split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) {
      const shown = JSON.parse(line) as Shown;
      isEnded ||= shown.type !== "paragraph";
      yield shown;
    }
  }
  if (!isEnded) throw new Error("cut off");
}
