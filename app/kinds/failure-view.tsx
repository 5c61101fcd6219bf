import type { Call, Failure } from "~/sandbox/contract";
import { DiffSigns } from "~/ui/text/diff-signs";

const STOPS: Readonly<Record<string, string>> = {
  units: "The code exceeded the work limit for a test. Is there an infinite loop?",
  memory: "The code ran out of memory.",
  depth: "The code overflowed the call stack because the recursion is too deep.",
  output: "The code printed more than 64 kB.",
  hung: "The code waited for something that never happened.",
};

interface Places {
  /** Opens a line in a file. */
  onLine: (file: string, line: number) => void;
  /** The only file whose lines `onLine` can open, and its name. If absent, `onLine` can open lines in any file. */
  only?: { readonly file: string; readonly name: string };
}

/** Shows one failure from a run: its place, what happened, the values that differ, and the calls that led to it. */
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
      {diff && <ValueDiff minus="expected" plus="received" diff={diff} />}
      {calls.length > 0 && (
        <ol className="calls" aria-label="Calls that led to the failure, latest call first">
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

function Place({ file, line, onLine, only }: { file: string; line?: number } & Places) {
  const name = file === only?.file ? only.name : file.split("/").at(-1);
  // The engine doesn't know the line for every error.
  if (!line) return name;
  if (only && file !== only.file) return `${name}, line ${line}`;
  return (
    <button type="button" className="link" onClick={() => onLine(file, line)}>
      {name}, line {line}
    </button>
  );
}

/** Groups a list of calls, so that repeated recursive calls become one entry with a count. */
function inRuns(calls: readonly Call[]): readonly { readonly call: Call; readonly times: number }[] {
  const runs: { call: Call; times: number }[] = [];
  for (const call of calls) {
    const last = runs.at(-1);
    if (last?.call.file === call.file && last.call.line === call.line) last.times++;
    else runs.push({ call, times: 1 });
  }
  return runs;
}

/** Shows a diff whose lines begin with "-" or "+". `minus` and `plus` are labels that explain these signs. */
export function ValueDiff({ minus, plus, diff }: { minus: string; plus: string; diff: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable by keyboard
    <pre className="value-diff" tabIndex={0}>
      <DiffSigns minus={minus} plus={plus} />
      {diff.split("\n").map((text, i) => (
        <span key={i} className={text.startsWith("-") ? "minus" : text.startsWith("+") ? "plus" : undefined}>
          {text}
          {"\n"}
        </span>
      ))}
    </pre>
  );
}
