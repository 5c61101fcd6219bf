// Long: one panel whose conversation, question, steps and deletion share one state.

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useRunAtOnce } from "~/kinds/run-at-once";
import { RUNG_WORDS, RUNGS, type Rung } from "~/tutor/ladder/rungs";
import type { TalkView } from "~/tutor/talk/talk.server";
import { TERMS_CHANGED } from "~/tutor/talk/terms-changed";
import { Button } from "~/ui/button";
import { Field, Why } from "~/ui/forms/field";
import { KeptTextarea, KeptWordsContext, useKeptWords } from "~/ui/forms/kept-words";
import { Icon } from "~/ui/icons";
import { Sent, sayLeft, sayRung, Terms, Turns } from "./conversation";
import { sayRun } from "./say-run";
import { type Asking, useTalk } from "./use-talk";
import "~/ui/workspace/side-panel.css";
import "./tutor.css";

interface PanelProps {
  readonly slug: string;
  readonly personId: string;
  readonly isOpen: boolean;
  /** The current draft. */
  readonly work: unknown;
  readonly onClose: () => void;
  /** Called when the tutor has given an explanation or example, which counts as a hint. */
  readonly onHint: () => void;
}

/** The tutor beside the work; on a phone, a sheet over the work. Unsent text stays in this browser. */
export function TutorPanel(props: PanelProps) {
  return (
    <KeptWordsContext.Provider value={`${props.personId}:${props.slug}`}>
      <Panel {...props} />
    </KeptWordsContext.Provider>
  );
}

const FORM = "tutor";
const SHOW_MS = 500;
const CHANGED = `${TERMS_CHANGED} Check the new details, then send your question.`;

/**
 * Focuses a box that appears with a question, so that screen readers announce it and its buttons are next in the tab
 * order.
 */
const focusBox = (shown: HTMLFieldSetElement | null) => shown?.focus();

function Panel({ slug, personId, isOpen, work, onClose, onHint }: PanelProps) {
  const { talk, turns, failure, isAsking, send, ask, stop } = useTalk(`/exercises/${slug}/tutor/talk`, personId);
  const { result } = useRunAtOnce();
  const kept = useKeptWords(FORM);
  const [message, setMessage] = useState("");
  const [climbed, setClimbed] = useState<Rung | null>(null);
  const [asks, setAsks] = useState<"climb" | "clear" | null>(null);
  const [last, setLast] = useState<Pick<Asking, "message" | "rung"> | null>(null);
  const [wrong, setWrong] = useState("");
  const [isShowing, setShowing] = useState(false);
  const box = useRef<HTMLTextAreaElement | null>(null);
  const panel = useRef<HTMLElement>(null);
  const log = useRef<HTMLDivElement>(null);
  /** True from when the button is pressed until the reply has ended, including the request that stores the consent. */
  const isSending = useRef(false);
  const run = sayRun(result);
  const rung = climbed ?? (talk?.isOn ? talk.rung : "ask");
  const now = { rung, work, run };
  const latest = useRef(now);
  latest.current = now;

  // biome-ignore lint/correctness/useExhaustiveDependencies: loaded when the panel opens, with the work of that moment
  useEffect(() => {
    if (isOpen && !isAsking) void send({ do: "open", ...now });
  }, [isOpen]);
  // Updates the shown text as the work changes, because the page shows exactly what would be sent.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of what is sent matters
  useEffect(() => {
    if (!isOpen || !isShowing || isAsking) return;
    const timer = setTimeout(() => void send({ do: "open", ...now }), SHOW_MS);
    return () => clearTimeout(timer);
  }, [isShowing, isAsking, work, run, rung]);
  const hasHint = talk?.isOn === true && talk.hasHint;
  // biome-ignore lint/correctness/useExhaustiveDependencies: reported once
  useEffect(() => {
    if (hasHint) onHint();
  }, [hasHint]);
  const isReady = talk !== null;
  useEffect(() => {
    if (!isOpen || !isReady) return;
    box.current = panel.current?.querySelector("textarea") ?? null;
    // By now, the field has restored the kept text. The field's text is sent, although another tab may have kept a
    // newer one.
    setMessage(box.current?.value ?? "");
    (box.current ?? panel.current)?.focus();
  }, [isOpen, isReady]);
  // Keep the newest message in view, even when the area below grows, for example when it shows the text to be sent.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these values change the heights
  useEffect(() => log.current?.scrollTo({ top: log.current.scrollHeight }), [turns, failure, asks, isShowing]);

  const agreeAndAsk = async (asking: Asking, { isAgreed, host, retention }: Extract<TalkView, { isOn: true }>) => {
    const isStored = isAgreed || (await send({ do: "agree", host, retention }));
    if (isStored === false) setWrong(CHANGED);
    if (!isStored) return false;
    setLast(asking);
    return ask(asking);
  };
  const submit = async (asking: Asking) => {
    if (isSending.current || !talk?.isOn) return;
    if (!asking.message) return setWrong("Write a question first.");
    setWrong("");
    isSending.current = true;
    const isShown = await agreeAndAsk(asking, talk);
    isSending.current = false;
    if (!isShown) return;
    // A retry sends the question that failed, and keeps what was typed since then.
    if (box.current?.value.trim() === asking.message) {
      kept.forget();
      setMessage("");
      box.current.value = "";
    }
    setClimbed(null);
    // Ask the server how much of today's budget is left, and which step can be offered now.
    void send({ do: "open", ...latest.current, rung: asking.rung });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // With `preventDefault`, the workspace doesn't handle these keys as well.
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (asks) closeBox();
      else onClose();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // The first question can only be sent with the button, because the button says who receives the text.
      if (talk?.isOn && talk.isAgreed) void submit({ ...now, message: message.trim() });
    }
  };
  const focus = () => (box.current?.isConnected ? box.current : panel.current)?.focus();
  const closeBox = () => {
    setAsks(null);
    focus();
  };
  const clear = async () => {
    setAsks(null);
    setClimbed(null);
    await send({ do: "clear" });
    focus();
  };
  const clearBox = asks === "clear" && (
    <fieldset ref={focusBox} className="asks" tabIndex={-1}>
      <legend>Delete this conversation?</legend>
      <p>This can’t be undone.</p>
      <div className="line">
        <Button size="small" onClick={() => void clear()}>
          Delete it
        </Button>
        <Button size="small" onClick={closeBox}>
          Keep it
        </Button>
      </div>
    </fieldset>
  );
  const clearButton = turns.length > 0 && !isAsking && (
    <Button look="quiet" size="small" onClick={() => setAsks("clear")}>
      Clear…
    </Button>
  );

  return (
    <aside
      ref={panel}
      className="tutor side-panel"
      id="tutor"
      aria-labelledby="tutor-head"
      hidden={!isOpen}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header>
        <h2 id="tutor-head">Tutor</h2>
        {talk?.isOn && <span className="meta">{sayRung(rung)}</span>}
        <Button look="quiet" size="small" icon aria-label="Close the tutor" onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      {talk === null && <p role="status">{failure ? failure.message : "Loading…"}</p>}
      {talk?.isOn === false && <p className="prose">{talk.says}</p>}
      {talk?.isOn === false && turns.length > 0 && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls has to be reachable by keys */}
          <div ref={log} className="tutor-log" role="log" aria-label="Conversation with the tutor" tabIndex={0}>
            <Turns turns={turns} />
          </div>
          <div className="tutor-ask">
            {failure && <Why id="tutor-failure">{failure.message}</Why>}
            {clearBox}
            <div className="line">{clearButton}</div>
          </div>
        </>
      )}
      {talk?.isOn && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls has to be reachable by keys */}
          <div ref={log} className="tutor-log" role="log" aria-label="Conversation with the tutor" tabIndex={0}>
            {turns.length === 0 && !failure && (
              <p className="hint">
                The tutor helps you think, in four steps. It never says what is right or wrong in this exercise. It can
                make mistakes.
              </p>
            )}
            <Turns turns={turns} />
            {isAsking && <p className="hint">The tutor is writing…</p>}
            {failure && (
              <div className="turn failed">
                <Why id="tutor-failure">{failure.message}</Why>
                {failure.canRetry && last && (
                  <Button size="small" onClick={() => void submit({ ...now, message: last.message, rung: last.rung })}>
                    Retry
                  </Button>
                )}
              </div>
            )}
          </div>
          <div className="tutor-ask">
            {asks === "climb" && talk.next && (
              <fieldset ref={focusBox} className="asks" tabIndex={-1}>
                <legend>{sayRung(talk.next)}</legend>
                <p>{RUNG_WORDS[talk.next].offer}</p>
                {RUNG_WORDS[talk.next].isHint && !talk.hasHint && (
                  <p>
                    A hint never lowers your score. Once you use one, this exercise no longer counts toward a skill.
                  </p>
                )}
                <div className="line">
                  <Button
                    size="small"
                    onClick={() => {
                      setClimbed(talk.next);
                      closeBox();
                    }}
                  >
                    Go to step {RUNGS.indexOf(talk.next) + 1}
                  </Button>
                  <Button size="small" onClick={closeBox}>
                    Stay
                  </Button>
                </div>
              </fieldset>
            )}
            {clearBox}
            {!talk.isAgreed && <Terms {...talk} />}
            <Field id="tutor-message" label="Your question" {...(wrong && { error: wrong })}>
              {(control) => (
                <KeptTextarea
                  form={FORM}
                  rows={3}
                  maxLength={2000}
                  {...control}
                  onChange={(event) => setMessage(event.currentTarget.value)}
                />
              )}
            </Field>
            <details open={!talk.isAgreed || undefined} onToggle={(event) => setShowing(event.currentTarget.open)}>
              <summary>{talk.isAgreed ? "Show what is sent" : "The text that is sent"}</summary>
              <Sent sent={talk.sent} message={message} />
            </details>
            <div className="line">
              {isAsking ? (
                <Button size="small" onClick={stop}>
                  Stop
                </Button>
              ) : (
                <Button size="small" look="main" onClick={() => void submit({ ...now, message: message.trim() })}>
                  {talk.isAgreed ? "Ask" : `Send this to ${talk.host}`}
                </Button>
              )}
              {talk.next && !climbed && !isAsking && (
                <Button size="small" onClick={() => setAsks("climb")}>
                  Next step…
                </Button>
              )}
              {clearButton}
            </div>
            <p className="hint">{sayLeft(talk)}</p>
          </div>
        </>
      )}
    </aside>
  );
}
