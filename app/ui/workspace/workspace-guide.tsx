// Long: what a guide consists of, and the one component that shows it.
import { useEffect, useRef, useState } from "react";
import { Button } from "../button";
import { Saved } from "../forms/form";
import { withCode } from "../text/inline-code";
import { CodeButton, type CodeInserter } from "./code-button";
import { GUIDE_KEYS } from "./guide-keys";
import { keepStep, readStep } from "./guide-step";
import { useTools } from "./workspace-tools";
import { useKeys } from "./workspace-use-keys";
import { useNarrow } from "./workspace-use-narrow";

/** Where a step's code goes in the learner's file: above the last line with this text, or in place of that line. */
export type CodePlace = { readonly above: string } | { readonly instead: string };

/** A step of a guide: a place in the workspace, and what the learner does there. */
export interface GuideStep {
  /** One of the guide's places. */
  readonly at: string;
  /** A line of the code at that place. */
  readonly line?: { readonly file: string; readonly line: number } | undefined;
  readonly title: string;
  /** Text between backticks is shown as code. */
  readonly text: string;
  /** Text that the learner can copy into the workspace. */
  readonly code?: string | undefined;
  /** Where a button inserts `code`. Without it, there is no such button. */
  readonly place?: CodePlace | undefined;
  /** True if the step also says, after its text, whether the next attempt counts. */
  readonly saysCounting?: true;
}

/** A part of the workspace that a step points to. */
interface GuidePlace {
  /** A CSS selector for the place. */
  readonly selector: string;
  /** A CSS selector within the place for what takes the focus; undefined if the place itself does. */
  readonly focus?: string;
  /** The tab that shows the place on a phone and in full screen; undefined if the place is always visible. */
  readonly part?: string;
}

/** A kind's guide: what a newcomer does in its workspace, in the order of the work. */
export interface WorkspaceGuide<Open = unknown, Draft = unknown> {
  /** The places to which this guide and the walkthroughs of exercises point, by name. */
  readonly places: Readonly<Record<string, GuidePlace>>;
  readonly steps: readonly GuideStep[];
  /** Inserts a step's code into the draft. Guides without such steps don't have this function. */
  insert?(open: Open, draft: Draft, step: GuideStep): InsertResult<Draft>;
}

/** The work with the code or the reason why it was not inserted: it is already there, or its place no longer exists. */
export type InsertResult<Work> = { readonly done: Work } | { readonly why: "there" | "no place" };

/**
 * Guides a newcomer through the workspace, one place at a time: each step says what the learner does there, outlines
 * the place, and shows it on request. The guide doesn't cover anything, so the learner can keep working beside it, and
 * it reads the work only to insert a step's code into it.
 */
export function Guide({
  places,
  steps,
  name,
  counting,
  takesFocus,
  work,
  insert,
  onWork,
  onLine,
  onEnd,
}: Pick<WorkspaceGuide, "places" | "steps"> & {
  /** Identifies the guide in this browser, so that it continues at the same step after a reload. */
  name: string;
  /** Whether the next attempt counts, in the words of the submission dialog. */
  counting: string;
  /** True if someone has just opened the guide. Its first heading then takes the focus. */
  takesFocus: boolean;
  /** The learner's work. It is only compared, and handed back to undo an insertion. */
  work: unknown;
  /** The work with the step's code. */
  insert: (step: GuideStep) => InsertResult<unknown>;
  onWork: (work: unknown) => void;
  /** Shows a line of the code. */
  onLine: (line: NonNullable<GuideStep["line"]>) => void;
  onEnd: () => void;
}) {
  const [at, setAt] = useState(() => readStep(`guide ${name}`, steps.length));
  const head = useRef<HTMLHeadingElement>(null);
  const { singleKeys } = useTools().settings;
  useKeys(GUIDE_KEYS, { guide: () => head.current?.focus() });
  const step = steps[at]!;
  const place = places[step.at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the guide opens
  useEffect(() => {
    if (takesFocus) head.current?.focus();
  }, []);
  const code = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState<{ code: string; isCopied: boolean } | null>(null);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied({ code: text, isCopied: true });
    } catch {
      // The browser may refuse to copy, for example over http. Then the text is selected, to be copied by keyboard.
      getSelection()?.selectAllChildren(code.current!);
      setCopied({ code: text, isCopied: false });
    }
  };
  const [inserted, setInserted] = useState<{ step: GuideStep; before: unknown; after: unknown } | null>(null);
  const inserter: CodeInserter<GuideStep> = {
    stateOf: (step) => {
      if (inserted?.step === step && work === inserted.after) return "inserted";
      const result = insert(step);
      if ("why" in result) return result.why;
      return inserted?.step === step && work === inserted.before ? "undone" : "ready";
    },
    insert: (step) => {
      const result = insert(step);
      if ("why" in result) return;
      setInserted({ step, before: work, after: result.done });
      onWork(result.done);
    },
    undo: () => {
      if (inserted) onWork(inserted.before);
    },
  };
  const isNarrow = useNarrow();
  // In a narrow window, only the heading stays while the learner is at the place, so that the place is in view.
  const [isFolded, setFolded] = useState(false);
  useEffect(() => {
    const element = place && document.querySelector<HTMLElement>(place.selector);
    element?.setAttribute("data-guided", "");
    return () => element?.removeAttribute("data-guided");
  }, [place]);
  const move = (to: number) => {
    setAt(to);
    setFolded(false);
    keepStep(`guide ${name}`, to);
    // In a narrow window, the line would replace the part of the page that the learner is looking at.
    const { line } = steps[to]!;
    if (line && !isNarrow) onLine(line);
    // Focus the heading, so that screen readers read it. Otherwise, the button or the line would keep the focus.
    requestAnimationFrame(() => requestAnimationFrame(() => head.current?.focus({ preventScroll: true })));
  };
  const end = () => {
    keepStep(`guide ${name}`, 0);
    onEnd();
  };
  const show = () => {
    const element = place && document.querySelector<HTMLElement>(place.selector);
    if (!element) return;
    setFolded(isNarrow);
    if (place.part) document.querySelector<HTMLElement>(`.phone-tabs a[href="#${place.part}"]`)?.click();
    requestAnimationFrame(() => {
      if (step.line) return onLine(step.line);
      element.scrollIntoView({ block: "nearest" });
      const target = (place.focus && element.querySelector<HTMLElement>(place.focus)) || element;
      if (!target.matches("a, button, input, [tabindex]")) target.tabIndex = -1;
      target.focus({ preventScroll: true });
    });
  };
  const isLast = at === steps.length - 1;
  return (
    <section className="guide needs-script" aria-label="Guide">
      <h2 ref={head} tabIndex={-1}>
        <small>
          {at + 1} of {steps.length}
        </small>{" "}
        {step.title}
      </h2>
      {!isFolded && (
        <p>
          {withCode(step.text)} {step.saysCounting && counting}
        </p>
      )}
      {step.code !== undefined && !isFolded && (
        <div className="guide-code">
          {/* A wide or long text scrolls, so the keyboard must reach it. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
          <pre tabIndex={0} ref={code}>
            <code>{step.code}</code>
          </pre>
          <div className="guide-buttons">
            <Button size="small" look="quiet" onClick={() => void copy(step.code!)}>
              Copy
            </Button>
            <Saved when={copied?.code === step.code}>{copied?.isCopied ? "Copied" : "Selected: copy it now"}</Saved>
            {step.place && (
              <CodeButton
                isLine={"instead" in step.place}
                state={inserter.stateOf(step)}
                onInsert={() => inserter.insert(step)}
                onUndo={inserter.undo}
              />
            )}
          </div>
        </div>
      )}
      {/* “Next” is the first of these, so that the keyboard reaches it soon. */}
      <div className="guide-buttons guide-steps">
        {!isLast && (
          <Button size="small" onClick={() => move(at + 1)}>
            Next
          </Button>
        )}
        {isFolded ? (
          <Button size="small" look="quiet" onClick={() => setFolded(false)}>
            Show the step
          </Button>
        ) : (
          <Button size="small" look="quiet" onClick={show}>
            Go there
          </Button>
        )}
        {at > 0 && !isFolded && (
          <Button size="small" look="quiet" onClick={() => move(at - 1)}>
            Back
          </Button>
        )}
        {(isLast || !isFolded) && (
          <Button size="small" look="quiet" onClick={end}>
            {isLast ? "End the guide" : "Skip the guide"}
          </Button>
        )}
        {singleKeys && !isNarrow && (
          <span className="hint">
            <kbd>g</kbd> returns here
          </span>
        )}
      </div>
    </section>
  );
}
