import type { ReactNode } from "react";
import type { Call, Failure, RunResult, TestResult } from "~/sandbox/contract";
import { Mark, type MarkProps } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { type RunState, useRunAtOnce } from "./run-at-once";

/** How a test is marked: for a fix, passing is an outcome; for a suite on the AI's code, it is only an observation. */
export type MarkOf = (test: TestResult) => {
  tone?: MarkProps["tone"];
  icon: NonNullable<MarkProps["icon"]>;
  word: string;
};

/** The results of the last run in this browser: in words, test by test, with messages and lines. */
export function RunResults({
  title,
  empty,
  isStale,
  summary,
  markOf,
  onLine,
}: {
  title: string;
  /** Shown before the first run. */
  empty: ReactNode;
  /** The code has changed since the run. */
  isStale: boolean;
  summary: (result: RunResult) => ReactNode;
  markOf: MarkOf;
  /** Goes to a line of the learner's own file. */
  onLine: (file: string, line: number) => void;
}) {
  const run = useRunAtOnce();
  return (
    <section className="results" id="results" aria-label={title} tabIndex={-1}>
      <header>
        <h2>{title}</h2>
        <span className="hint" role="status">
          {say(run, isStale)}
        </span>
      </header>
      {run.phase === "never" && <p className="meta">{empty}</p>}
      {run.phase === "fault" && (
        <Notice title="The engine couldn’t run in this browser." tone="half">
          Your work is safe. You can still hand in: the server runs it.
        </Notice>
      )}
      {run.result && <Outcome result={run.result} summary={summary} markOf={markOf} onLine={onLine} />}
    </section>
  );
}

function say({ phase, result }: RunState, isStale: boolean): string {
  if (phase === "running") return "Running…";
  if (!result) return "";
  return isStale ? "You have changed the code since this run. Run it again." : "Up to date. This run isn’t graded.";
}

export function Outcome({
  result,
  summary,
  markOf,
  onLine,
  notLoaded = "No test could run. Fix the error and run again. Nothing was handed in.",
}: {
  result: RunResult;
  summary: (result: RunResult) => ReactNode;
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
        <>
          <div className="result-summary">{summary(result)}</div>
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
        </>
      )}
      <ConsoleOutput log={isOfTests(result) ? "" : result.log} />
    </>
  );
}

/** Whether each line of the log stands beside the test that printed it. */
const isOfTests = ({ log, tests }: RunResult) =>
  log.length === tests.reduce((sum, test) => sum + (test.log?.length ?? 0), 0);

export function ConsoleOutput({ log, says = "Console output" }: { log: string; says?: string }) {
  if (!log) return null;
  return (
    <details className="log">
      <summary>{says}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keys */}
      <pre tabIndex={0}>{log}</pre>
    </details>
  );
}

/** Failures first, otherwise in the order of the run. */
const inOrder = (tests: readonly TestResult[]) => [
  ...tests.filter((test) => test.status === "failed"),
  ...tests.filter((test) => test.status !== "failed"),
];

const STOPS: Readonly<Record<string, string>> = {
  units: "It exceeded the work limit for a test. Is there an endless loop?",
  memory: "It ran out of memory.",
  depth: "It exceeded the call stack: the recursion is too deep.",
  output: "It printed more than 64 kB.",
  hung: "It waited for something that never happened.",
};

interface Places {
  /** Goes to a line. */
  onLine: (file: string, line: number) => void;
  /** The only file to whose lines `onLine` goes; any file if absent. */
  only?: string;
}

export function FailureWords({ failure, ...places }: { failure: Failure } & Places) {
  const { file, line, diff, calls = [] } = failure;
  return (
    <div className="failure">
      <p>
        {file && (
          <>
            <Place file={file} line={line} {...places} />
            {": "}
          </>
        )}
        <code>{STOPS[failure.kind] ?? failure.message}</code>
      </p>
      {diff && <ValueDiff says="Lines that differ: minus is expected, plus is received." diff={diff} />}
      {calls.length > 0 && (
        <ol className="calls" aria-label="Calls that led there, the last one first">
          {inRuns(calls).map(({ call, times }, i) => (
            <li key={i}>
              called{" "}
              {call.name && (
                <>
                  in <code>{call.name}</code>,{" "}
                </>
              )}
              <Place {...call} {...places} />
              {times > 1 && `, ${times} times in a row`}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Place({ file, line, onLine, only = file }: { file: string; line?: number } & Places) {
  const name = file.split("/").at(-1);
  // The engine knows no line for some errors.
  if (!line) return name;
  if (file !== only) return `${name}, line ${line}`;
  return (
    <button type="button" className="link" onClick={() => onLine(file, line)}>
      {name}, line {line}
    </button>
  );
}

/** Calls, with the repeated calls of a recursion as one. */
function inRuns(calls: readonly Call[]): readonly { readonly call: Call; readonly times: number }[] {
  const runs: { call: Call; times: number }[] = [];
  for (const call of calls) {
    const last = runs.at(-1);
    if (last?.call.file === call.file && last.call.line === call.line) last.times++;
    else runs.push({ call, times: 1 });
  }
  return runs;
}

/** Lines that begin with "-" or "+". `says`: the meaning of these signs, for screen readers. */
export function ValueDiff({ says, diff }: { says: string; diff: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keys
    <pre className="value-diff" tabIndex={0}>
      <span className="vh">
        {says}
        {"\n"}
      </span>
      {diff.split("\n").map((text, i) => (
        <span key={i} className={text.startsWith("-") ? "minus" : text.startsWith("+") ? "plus" : undefined}>
          {text}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}
