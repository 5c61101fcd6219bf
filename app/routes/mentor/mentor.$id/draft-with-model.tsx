import { useEffect, useRef, useState } from "react";
import type { Drafted, Drafting } from "~/tutor/comment/draft.server";
import { Button } from "~/ui/button";
import type { NotePlace } from "~/ui/diff/line-notes";
import { Why } from "~/ui/forms/field";
import { Sent } from "../../learner/exercises.$slug_.tutor/conversation";
import "../../learner/exercises.$slug_.tutor/tutor.css";

type State =
  | { readonly is: "closed"; readonly says: string }
  | { readonly is: "loading" | "writing" }
  | (Drafting & { readonly is: "shown"; readonly sent: string; readonly failed: string });

/**
 * Focuses the box once, when it appears. A function that is created during rendering would be called on each render,
 * for example when the review is saved, and would take the focus from the button that the mentor is about to press.
 */
const focusOnce = (box: HTMLFieldSetElement | null) => box?.focus();

const CUT =
  "The draft is in your comment, but it reached its maximum length, so its end is missing. Complete it before you send the review.";
const LOST = "We couldn’t reach the server. Check your connection and try again.";

interface Props {
  readonly address: string;
  readonly place: NotePlace;
  readonly onDraft: (text: string) => void;
}

/**
 * Asks a language model for a draft of a comment: shows what is sent and to whom, and sends it after a second press.
 */
export function DraftWithModel({ address, place, onDraft }: Props) {
  const [state, setState] = useState<State>({ is: "closed", says: "" });
  const left = useRef<AbortController | null>(null);
  useEffect(() => () => left.current?.abort(), []);
  // The mentor may write while the model writes, so the draft is added to the text that the comment has when the draft
  // arrives.
  const deliver = useRef(onDraft);
  deliver.current = onDraft;
  const { file, side, line, endLine } = place;

  /** Returns the reply, or a message about the failure. Null if this request was cancelled. */
  async function ask<Reply>(
    what: { readonly do: "preview-draft" } | ({ readonly do: "draft-comment" } & Drafting),
  ): Promise<Reply | string | null> {
    const leave = new AbortController();
    left.current = leave;
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...what, place: { file, side, line, endLine } }),
        redirect: "manual",
        signal: leave.signal,
      });
      if (response.type === "opaqueredirect")
        return "You were signed out. Sign in again in another tab, then try again.";
      const reply = await response.json().catch(() => ({}));
      if (leave.signal.aborted) return null;
      if (response.ok) return reply as Reply;
      return (reply as { message?: string }).message ?? "Drafts aren’t available for this submission at the moment.";
    } catch {
      return leave.signal.aborted ? null : LOST;
    }
  }
  const open = async () => {
    setState({ is: "loading" });
    const reply = await ask<Drafting & { sent: string }>({ do: "preview-draft" });
    if (reply === null) return;
    setState(typeof reply === "string" ? { is: "closed", says: reply } : { is: "shown", failed: "", ...reply });
  };
  const send = async (shown: Extract<State, { is: "shown" }>) => {
    setState({ is: "writing" });
    const { host, retention } = shown;
    const reply = await ask<Drafted>({ do: "draft-comment", host, retention });
    if (reply === null) return;
    const failed = typeof reply === "string" ? reply : reply.ok ? "" : reply.message;
    if (failed || typeof reply === "string" || !reply.ok) return setState({ ...shown, failed });
    setState({
      is: "closed",
      says: reply.isCut ? CUT : "The draft is in your comment. Edit it before you send the review.",
    });
    deliver.current(reply.text);
  };
  const cancel = () => {
    left.current?.abort();
    setState({ is: "closed", says: "" });
  };

  return (
    <div className="mt-2">
      {state.is === "shown" ? (
        <fieldset ref={focusOnce} className="asks draft-asks" tabIndex={-1}>
          <legend>Draft a comment</legend>
          <p>
            This sends the learner’s work and the exercise to <b>{state.host}</b>, without names. How long this provider
            keeps it: <b>{state.retention}</b>. You edit the draft; the learner sees “drafted with a model”, and your
            review doesn’t count in the agreement figures.
          </p>
          <div className="mt-2">
            <Sent sent={state.sent} message="" />
          </div>
          {state.failed && <Why id={`draft-failed-${file}-${line}`}>{state.failed}</Why>}
          <div className="line mt-2">
            <Button size="small" onClick={() => void send(state)}>
              Send this to {state.host}
            </Button>
            <Button size="small" look="quiet" onClick={cancel}>
              Cancel
            </Button>
          </div>
        </fieldset>
      ) : (
        <div className="line">
          {state.is === "closed" ? (
            <Button size="small" look="quiet" onClick={() => void open()}>
              Draft a comment
            </Button>
          ) : (
            <Button size="small" look="quiet" onClick={cancel}>
              Stop
            </Button>
          )}
        </div>
      )}
      <p role="status" className="hint">
        {state.is === "closed" ? state.says : state.is === "writing" ? "The model is writing…" : ""}
      </p>
    </div>
  );
}
