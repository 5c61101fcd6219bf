import { useRevalidator } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { ON_REPORT } from "~/tutor/ladder/rungs";
import type { Turn } from "../exercises.$slug_.tutor/conversation";
import { type Failure, failureOf, readReply } from "../exercises.$slug_.tutor/read-reply";

interface Terms {
  readonly isAgreed: boolean;
  readonly host: string;
  readonly retention: string;
}

/**
 * Sends a question about a report, and shows the reply as it arrives. `stored`: how many messages the page has loaded.
 */
export function useAnswer(submissionId: string, stored: number) {
  const [asked, setAsked] = useState<readonly Turn[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAsking, setAsking] = useState(false);
  const stopped = useRef<AbortController | null>(null);
  const { revalidate } = useRevalidator();
  useEffect(() => () => stopped.current?.abort(), []);
  // The page has loaded the stored messages. They replace those that were shown while the reply arrived.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of what is stored matters
  useEffect(() => setAsked([]), [stored]);

  async function send(form: HTMLFormElement, message: string, { isAgreed, host, retention }: Terms) {
    const leave = new AbortController();
    stopped.current = leave;
    setAsking(true);
    setFailure(null);
    const question: Turn = { speaker: "learner", rung: ON_REPORT, text: message };
    setAsked([question]);
    const paragraphs: string[] = [];
    let mayRetry = false;
    const fail = (why: Failure) => {
      mayRetry = why.canRetry;
      setFailure(why);
    };
    try {
      const body = { message, agrees: isAgreed ? null : { host, retention } };
      for await (const shown of readReply(`/submissions/${submissionId}/tutor/talk`, body, leave.signal)) {
        if (shown.type === "failed") fail(shown);
        if (shown.type !== "paragraph") continue;
        paragraphs.push(shown.text);
        setAsked([question, { speaker: "tutor", rung: ON_REPORT, text: paragraphs.join("\n\n") }]);
      }
    } catch (error) {
      if (!leave.signal.aborted) fail(failureOf(error));
    }
    // A question without a reply is not stored, so its text stays in the box. The text of a stored question stays only
    // if asking it again can help.
    if (paragraphs.length === 0) setAsked([]);
    else if (!mayRetry) form.reset();
    setAsking(false);
    stopped.current = null;
    revalidate();
  }

  /**
   * Sends the form's question. An empty question is sent to the server as a form, and the server says what is missing.
   */
  function ask(event: FormEvent<HTMLFormElement>, terms: Terms) {
    const form = event.currentTarget;
    const message = String(new FormData(form).get("message") ?? "").trim();
    if (message === "") return;
    event.preventDefault();
    if (!isAsking) void send(form, message, terms);
  }

  return { asked, failure, isAsking, ask, stop: () => stopped.current?.abort() };
}
