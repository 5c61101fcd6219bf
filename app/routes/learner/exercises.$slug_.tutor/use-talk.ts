import { useCallback, useEffect, useRef, useState } from "react";
import type { Rung } from "~/tutor/ladder/rungs";
import type { TalkView } from "~/tutor/talk/talk.server";
import { postJson } from "~/ui/workspace/workspace-post";
import type { Turn } from "./conversation";
import { type Failure, failureOf, readReply } from "./read-reply";

export interface Asking {
  readonly message: string;
  readonly rung: Rung;
  readonly work: unknown;
  readonly run: string | null;
}

const NOT_LOADED: Failure = {
  message: "We couldn’t load the tutor. Check your connection and try again.",
  canRetry: false,
};

/** The conversation in the browser. It is loaded when it is first shown, and replies are streamed by paragraph. */
export function useTalk(address: string, personId: string) {
  const [talk, setTalk] = useState<TalkView | null>(null);
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAsking, setAsking] = useState(false);
  const stopped = useRef<AbortController | null>(null);
  useEffect(() => () => stopped.current?.abort(), []);

  const accept = useCallback((view: TalkView) => {
    setTalk(view);
    setTurns(view.turns as readonly Turn[]);
  }, []);
  /** Returns what the server answered, or null if it couldn't be reached. */
  const send = useCallback(
    async (body: {
      readonly do: "open" | "agree" | "clear";
      readonly [name: string]: unknown;
    }): Promise<boolean | null> => {
      try {
        const reply = await postJson<{ ok: boolean; talk: TalkView }>(address, body, personId);
        accept(reply.talk);
        // Loading the conversation doesn't clear the error of a failed question: its message and Retry button stay.
        setFailure((old) => (old === NOT_LOADED || body.do === "clear" ? null : old));
        return reply.ok;
      } catch {
        setFailure(NOT_LOADED);
        return null;
      }
    },
    [address, personId, accept],
  );

  /** Sends a question. Returns whether any part of the reply was shown. */
  const ask = useCallback(
    async (asking: Asking): Promise<boolean> => {
      const leave = new AbortController();
      stopped.current = leave;
      setAsking(true);
      setFailure(null);
      const { message, rung } = asking;
      const paragraphs: string[] = [];
      const question: Turn = { speaker: "learner", rung, text: message };
      /** The question, and the parts of the reply so far. Turns from the server may replace them at any time. */
      const ours = new Set<Turn>([question]);
      setTurns((old) => [...old, question]);
      try {
        for await (const shown of readReply(address, { do: "ask", ...asking }, leave.signal, personId)) {
          if (shown.type === "failed") setFailure(shown);
          if (shown.type !== "paragraph") continue;
          paragraphs.push(shown.text);
          const reply: Turn = { speaker: "tutor", rung, text: paragraphs.join("\n\n") };
          setTurns((old) => [...old.filter((turn) => !ours.has(turn)), question, reply]);
          ours.add(reply);
        }
      } catch (error) {
        if (!leave.signal.aborted) setFailure(failureOf(error));
      }
      // Remove a question without a reply, because the server doesn't store it, either.
      if (paragraphs.length === 0) setTurns((old) => old.filter((turn) => turn !== question));
      setAsking(false);
      stopped.current = null;
      return paragraphs.length > 0;
    },
    [address, personId],
  );

  return { talk, turns, failure, isAsking, send, ask, stop: () => stopped.current?.abort() };
}
