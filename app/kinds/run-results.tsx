import { Fragment, type ReactNode } from "react";
import type { RunResult, TestResult } from "~/sandbox/contract";
import { Mark, type MarkProps } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { FailureWords } from "./failure-view";
import type { RunState } from "./run-at-once";

/**
 * Returns the mark for a test result. In a fix exercise, a passing test is good. In a suite that runs on the AI's code,
 * a passing test is only an observation.
 */
export type MarkOf = (test: TestResult) => {
  tone?: MarkProps["tone"];
  icon: NonNullable<MarkProps["icon"]>;
  word: string;
};

/**
 * Shows the results of the last run in this browser: a summary in words, then each test with its messages and lines.
 */
export function RunResults({
  run,
  id = "results",
  title,
  empty,
  isStale,
  summary,
  markOf,
  onLine,
}: {
  run: RunState;
  id?: string;
  title: string;
  /** Shown before the first run. */
  empty: ReactNode;
  /** Whether the code has changed since the run. */
  isStale: boolean;
  summary: (result: RunResult) => ReactNode;
  markOf: MarkOf;
  /** Opens a line in the learner's own file. */
  onLine: (file: string, line: number) => void;
}) {
  return (
    <section className="results" id={id} aria-label={title} tabIndex={-1}>
      <header>
        <h2>{title}</h2>
        <span className="hint" role="status">
          {say(run, isStale)}
        </span>
      </header>
      {run.phase === "never" && <p className="meta">{empty}</p>}
      {run.phase === "fault" && (
        <Notice title="The engine couldn’t start in this browser." tone="half">
          Your work is safe. Check your connection and run again, or hand in: the server runs your work, too.
        </Notice>
      )}
      {/* The element is present before the first run, because screen readers announce only text that is added to the
          element later. The text is replaced after each run. Otherwise, the same result would not be announced. */}
      <div className="result-summary" role="status">
        <Fragment key={run.resultOf}>{run.result && run.result.tests.length > 0 && summary(run.result)}</Fragment>
      </div>
      {run.result && <Outcome result={run.result} markOf={markOf} onLine={onLine} />}
    </section>
  );
}

function say({ phase, result }: RunState, isStale: boolean): string {
  if (phase === "running") return "Running…";
  if (phase === "fault") return "The engine couldn’t start.";
  if (!result) return "";
  if (result.outcome !== "completed" && !isStale) return "The run stopped with an error.";
  return isStale ? "You have changed the code since this run. Run it again." : "Up to date. This run isn’t graded.";
}

export function Outcome({
  result,
  markOf,
  onLine,
  notLoaded = "No test could run. Fix the error and run again. Nothing was handed in.",
}: {
  result: RunResult;
  markOf: MarkOf;
  onLine: (file: string, line: number) => void;
  /** The next step if the code doesn't load. */
  notLoaded?: string;
}) {
  return (
    <>
      {result.outcome !== "completed" && result.failure && (
        <Notice tone="half" mark="Did not run" title={<FailureWords failure={result.failure} onLine={onLine} />}>
          {result.outcome === "load-failed" && notLoaded}
        </Notice>
      )}
      {result.tests.length > 0 && (
        <ul className="rows test-rows">
          {inOrder(result.tests).map((test) => {
            const { tone, icon, word } = markOf(test);
            return (
              <li key={test.id}>
                <Mark tone={tone} icon={icon}>
                  {word}
                </Mark>
                <div>
                  <p className="name">{test.title.join(" › ")}</p>
                  {test.failures.map((failure, i) => (
                    <FailureWords key={i} failure={failure} onLine={onLine} />
                  ))}
                  {test.log && <ConsoleOutput log={test.log} says="Console output of this test" />}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <ConsoleOutput log={isOfTests(result) ? "" : result.log} />
    </>
  );
}

/** Whether tests printed every line in the log. If so, each line is already shown next to its test. */
const isOfTests = ({ log, tests }: RunResult) =>
  log.length === tests.reduce((sum, test) => sum + (test.log?.length ?? 0), 0);

export function ConsoleOutput({ log, says = "Console output" }: { log: string; says?: string }) {
  if (!log) return null;
  return (
    <details className="log">
      <summary>{says}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable by keyboard */}
      <pre tabIndex={0}>{log}</pre>
    </details>
  );
}

/** Puts failing tests first, and otherwise keeps the order of the run. */
const inOrder = (tests: readonly TestResult[]) => [
  ...tests.filter((test) => test.status === "failed"),
  ...tests.filter((test) => test.status !== "failed"),
];
