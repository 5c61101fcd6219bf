import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { Button } from "~/ui/button";
import { Field } from "~/ui/forms/field";
import { KeptTextarea } from "~/ui/forms/kept-words";
import { Mark } from "~/ui/mark";

export interface Question {
  readonly asks: string;
  readonly start: string;
  readonly answer: { readonly source: string; readonly holds: boolean; readonly message: string } | null;
}

/** The question after a pass. Only the learner can answer. Once an answer is accepted, it can't be changed. */
export function QuestionAfterPass({
  kind,
  question: { asks, start, answer },
  counts,
  mayAnswer,
  refused,
}: {
  kind: KindId;
  question: Question;
  /** Whether the attempt counts toward skills, and not only as practice. */
  counts: boolean;
  mayAnswer: boolean;
  /** The rejected answer, and why it was rejected. */
  refused: { readonly explain: string; readonly answer: string } | undefined;
}) {
  const isRunning = useNavigation().formData?.get("intent") === "explain";
  const holds = answer?.holds ?? false;
  const isOpen = mayAnswer && !holds;
  const { handsIn } = cardOf(kind);
  const section = useFocusAfter(refused, holds);
  return (
    <section className="part" id="question" aria-labelledby="question-title" tabIndex={-1} ref={section}>
      <header>
        <h2 id="question-title">One question: {asks}</h2>
      </header>
      <div role="status" className="mb-3">
        {(answer || refused) && (
          <p>
            <Mark tone={holds ? "good" : "half"}>{holds ? "Correct" : "Not yet"}</Mark> {!isOpen && answer?.message}
          </p>
        )}
      </div>
      {!holds && (
        <p className="prose text-ink-2">
          {`Explaining your ${handsIn} helps you remember it.`}
          {counts && ` Without a correct answer, this ${handsIn} doesn’t count toward demonstrating the skill.`}
        </p>
      )}
      {isOpen ? (
        <Form method="post" className="mt-3 grid gap-3" noValidate preventScrollReset>
          <input type="hidden" name="intent" value="explain" />
          <Field
            label="Your example, which fails on the AI’s code and passes on yours"
            error={refused?.explain ?? answer?.message}
            hint="A test file. The button runs it on both versions."
          >
            {(control) => (
              <KeptTextarea
                form="explain"
                over={answer?.source ?? start}
                name="answer"
                rows={14}
                className="code"
                spellCheck={false}
                autoCapitalize="off"
                autoComplete="off"
                // Without JavaScript, nothing else moves the focus to the rejected answer.
                autoFocus={refused !== undefined}
                defaultValue={refused?.answer ?? answer?.source ?? start}
                {...control}
              />
            )}
          </Field>
          <div className="line">
            <Button type="submit" look="main">
              {isRunning ? "Running…" : "Run on both versions"}
            </Button>
          </div>
        </Form>
      ) : (
        answer && (
          <details className="opens" open={!mayAnswer}>
            <summary>{mayAnswer ? "Show your example" : "The example"}</summary>
            <div className="run">
              <pre className="code">{answer.source}</pre>
            </div>
          </details>
        )
      )}
    </section>
  );
}

/**
 * Moves the focus when the reply appears: to the field if the answer was rejected, or to the section once the field is
 * gone.
 */
function useFocusAfter(refused: object | undefined, holds: boolean) {
  const section = useRef<HTMLElement>(null);
  const held = useRef(holds);
  useEffect(() => {
    if (refused) section.current?.querySelector("textarea")?.focus();
  }, [refused]);
  useEffect(() => {
    if (holds && !held.current) section.current?.focus();
    held.current = holds;
  }, [holds]);
  return section;
}
