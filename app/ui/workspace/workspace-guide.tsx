import { useEffect, useRef, useState } from "react";
import { Button } from "../button";

/** A step of a workspace's guide: a place on the page, and what the learner does there. */
export interface GuideStep {
  /** A CSS selector for the place. */
  readonly at: string;
  /** The tab that shows the place on a phone and in full screen; undefined if the place is always visible. */
  readonly part?: string;
  readonly title: string;
  readonly text: string;
  /** True if the step also says, after its text, whether the next attempt counts. */
  readonly saysCounting?: true;
}

/**
 * Guides a newcomer through the workspace, one place at a time: each step says what the learner does there, outlines
 * the place, and shows it on request. The guide covers nothing, so the learner can keep working beside it, and it never
 * reads the work.
 */
export function Guide({
  steps,
  counting,
  onEnd,
}: {
  steps: readonly GuideStep[];
  /** Whether the next attempt counts, in the words of the submission dialog. */
  counting: string;
  onEnd: () => void;
}) {
  const [at, setAt] = useState(0);
  const head = useRef<HTMLHeadingElement>(null);
  const step = steps[at]!;
  useEffect(() => {
    const place = document.querySelector<HTMLElement>(step.at);
    place?.setAttribute("data-guided", "");
    return () => place?.removeAttribute("data-guided");
  }, [step]);
  const move = (to: number) => {
    setAt(to);
    // Focus the heading, so that screen readers read it. Otherwise, the button would keep the focus.
    requestAnimationFrame(() => head.current?.focus());
  };
  const show = () => {
    const place = document.querySelector<HTMLElement>(step.at);
    if (!place) return;
    if (step.part) document.querySelector<HTMLElement>(`.phone-tabs a[href="#${step.part}"]`)?.click();
    requestAnimationFrame(() => {
      place.scrollIntoView({ block: "nearest" });
      if (!place.matches("a, button, input, [tabindex]")) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    });
  };
  const isLast = at === steps.length - 1;
  return (
    <section className="guide needs-script" aria-label="Guide">
      <div className="guide-text">
        <h2 ref={head} tabIndex={-1}>
          <small>
            {at + 1} of {steps.length}
          </small>{" "}
          {step.title}
        </h2>
        <p>
          {step.text} {step.saysCounting && counting}
        </p>
      </div>
      <div className="guide-buttons">
        {!isLast && (
          <Button size="small" look="quiet" onClick={onEnd}>
            Skip the guide
          </Button>
        )}
        <Button size="small" look="quiet" onClick={show}>
          Go there
        </Button>
        {at > 0 && (
          <Button size="small" look="quiet" onClick={() => move(at - 1)}>
            Back
          </Button>
        )}
        {/* This button comes last, so that it is at the same place in each step. */}
        <Button size="small" onClick={() => (isLast ? onEnd() : move(at + 1))}>
          {isLast ? "End the guide" : "Next"}
        </Button>
      </div>
    </section>
  );
}
