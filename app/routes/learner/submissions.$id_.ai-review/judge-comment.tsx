import { Form, Link, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { AI_TRUTH_WORDS, AI_TRUTHS } from "~/kinds/ai-review";
import type { Range } from "~/kinds/place";
import { Button } from "~/ui/button";
import { DiffTable } from "~/ui/diff/diff";
import type { DiffLine } from "~/ui/diff/diff-lines";
import { Icon } from "~/ui/icons";
import { type Key, keyOf, takesKeys } from "~/ui/workspace/workspace-keys";
import "~/ui/styles/report.css";
import "./judge.css";

const KEYS: readonly Key<(typeof AI_TRUTHS)[number]>[] = AI_TRUTHS.map((id, i) => ({
  id,
  keys: [`${i + 1}`],
  says: AI_TRUTH_WORDS[id],
}));

interface Props {
  readonly id: number;
  readonly title: string;
  readonly model: string;
  readonly number: number;
  readonly of: number;
  readonly place: Range;
  readonly html: string;
  readonly lines: readonly DiffLine[];
  readonly singleKeys: boolean;
}

/** One comment by the AI reviewer below the lines that it is about, with three answers. */
export function JudgeComment({ id, title, model, number, of, place, html, lines, singleKeys }: Props) {
  const heading = useFocusOnNext(id);
  const form = useAnswerKeys(singleKeys);
  const where = place.from === place.to ? `line ${place.from}` : `lines ${place.from} to ${place.to}`;
  const isOn = (line: DiffLine) => line.new !== null && line.new >= place.from && line.new <= place.to;
  return (
    <>
      <header className="report-head">
        <p className="meta">
          <Link to="/exercises">Exercises</Link> / {title} · handed in
        </p>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            Is this AI comment right?{" "}
            <span className="count">
              {number} of {of}
            </span>
          </h1>
          <p className="lead">
            An AI reviewer ({model}) commented on the same change. Judge its comments before you open your report. Your
            answers don’t affect your score.
          </p>
        </div>
        <Form method="post" className="do">
          <Button type="submit" look="quiet" name="intent" value="skip">
            Open the report without judging
          </Button>
        </Form>
      </header>
      <div className="report-work judged">
        <section className="file" aria-label={place.file}>
          <header>
            <Icon name="file" />
            <h2>{place.file}</h2>
          </header>
          <DiffTable
            caption={`${place.file}, around ${where}`}
            lines={lines}
            segments={[{ type: "lines", from: 0, to: lines.length }]}
            layout="unified"
            tone={(line) => (isOn(line) ? "now" : "")}
            below={(line) =>
              line.new === place.to
                ? {
                    content: (
                      <article className="ai-comment" aria-label={`The AI reviewer’s comment on ${where}`}>
                        <p className="meta">AI reviewer, {where}</p>
                        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server */}
                        <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
                      </article>
                    ),
                  }
                : null
            }
          />
        </section>
        <Form method="post" ref={form} className="answers" aria-labelledby="question">
          <input type="hidden" name="comment" value={id} />
          <p id="question">Is this comment right?</p>
          {AI_TRUTHS.map((answer, i) => (
            <Button key={answer} type="submit" name="answer" value={answer} size="big">
              {AI_TRUTH_WORDS[answer]} {singleKeys && <kbd>{i + 1}</kbd>}
            </Button>
          ))}
        </Form>
        <p className="hint">
          “Right” means that the comment names something that has to change. After the last comment, your answers are
          final, and you’ll see which were right.
        </p>
      </div>
    </>
  );
}

/**
 * Focuses the next comment's heading for screen readers, because that comment replaces this one without a page load.
 */
function useFocusOnNext(id: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(id);
  useEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    heading.current?.focus();
  }, [id]);
  return heading;
}

/**
 * Keys 1, 2 and 3 press the answer buttons. A key that is held down, or pressed while an answer is sent, has no effect.
 */
function useAnswerKeys(singleKeys: boolean) {
  const form = useRef<HTMLFormElement>(null);
  const isIdle = useNavigation().state === "idle";
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || !isIdle) return;
      const answer = keyOf(KEYS, event, { isTyping: takesKeys(event.target), singleKeys });
      if (!answer) return;
      event.preventDefault();
      form.current?.querySelector<HTMLButtonElement>(`button[value="${answer}"]`)?.click();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [singleKeys, isIdle]);
  return form;
}
