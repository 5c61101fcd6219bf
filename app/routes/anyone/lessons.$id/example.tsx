import { useEffect, useRef, useState } from "react";
import { exampleRun } from "~/catalogue/lessons/example";
import { RunProvider, useRunAtOnce } from "~/kinds/run-at-once";
import { type MarkOf, Outcome } from "~/kinds/run-results";
import { pageSandbox } from "~/sandbox/browser/page-sandbox";
import type { RunResult } from "~/sandbox/contract";
import { Button } from "~/ui/button";
import { CodeEditor, type EditorHandle } from "~/ui/editor/code-editor";
import { CodeView } from "~/ui/editor/code-view";
import { Notice } from "~/ui/notice";
import { replayEarlyInput, watchEarlyInput } from "~/ui/shell/early-input";
import { Prose } from "~/ui/text/dressed";

interface ExampleProps {
  readonly code: string;
  readonly test: string;
  readonly fixed: string;
}

/**
 * An example whose code can be changed and run in this browser. The engine loads when Run is pressed. Nothing is sent
 * to the server; the changed code is kept in this tab until the tab is closed.
 */
export function Example(props: ExampleProps) {
  return (
    <RunProvider sandbox={pageSandbox}>
      <Runnable {...props} />
    </RunProvider>
  );
}

const FILE = "code.ts";

/**
 * Stores the lesson's code as the visitor changed it, keyed by URL. Without browser storage, a refresh resets the code.
 */
const keptCode = {
  read() {
    try {
      return sessionStorage.getItem(location.pathname);
    } catch {
      return null;
    }
  },
  write(text: string | null) {
    try {
      if (text === null) sessionStorage.removeItem(location.pathname);
      else sessionStorage.setItem(location.pathname, text);
    } catch {}
  },
};

const form = () => document.querySelector<HTMLFormElement>("#example");

function Runnable({ code, test, fixed }: ExampleProps) {
  const [text, setText] = useState(code);
  const { phase, result, files, run } = useRunAtOnce();
  const editor = useRef<EditorHandle>(null);
  const tests = useRef<HTMLDetailsElement>(null);
  // Starts watching at the first render, before React hydrates the field.
  useState(() => {
    if (typeof document !== "undefined") watchEarlyInput(form());
  });
  useEffect(() => {
    const kept = keptCode.read();
    if (kept !== null) setText(kept);
    void replayEarlyInput(form());
  }, []);
  const change = (next: string) => {
    setText(next);
    keptCode.write(next === code ? null : next);
  };
  const start = () => void run(exampleRun(text, test));
  const hasRun = phase === "fault" || result !== null;
  const isStale = result !== null && files[FILE] !== text;
  const goTo = (file: string, line: number) => {
    if (file === FILE) return editor.current?.reveal(line);
    if (tests.current) tests.current.open = true;
    const row = tests.current?.querySelector<HTMLElement>(`[data-line="${line}"]`);
    row?.scrollIntoView({ block: "nearest" });
  };
  return (
    <section className="part lesson-example" aria-labelledby="example-title">
      <header>
        <h2 id="example-title">An example to change and run</h2>
      </header>
      <Prose name="lead" text="" className="read prose" />
      <div className="lesson-run">
        <form
          id="example"
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            start();
          }}
        >
          <CodeEditor
            ref={editor}
            kind="plain"
            path={FILE}
            fields={[{ path: FILE, name: "code", id: "example-code", label: "The code, code.ts" }]}
            files={[{ path: FILE, text }]}
            onText={(_file, next) => change(next)}
            onRun={start}
          />
          <div className="line needs-script">
            <Button look="main" type="submit">
              Run the tests
            </Button>
            <Button onClick={() => change(code)}>Reset the code</Button>
            <span className="hint" role="status">
              {say({ phase, isStale })}
            </span>
          </div>
          <p className="no-script hint">
            Running the example needs JavaScript. Without it, you can read the code, its tests and the fix.
          </p>
        </form>
        <div>
          {phase === "fault" && (
            <Notice title="The engine couldn’t start in this browser." tone="half">
              Check your connection and try again. You can still read the tests and the fix.
            </Notice>
          )}
          <div className="result-summary" role="status">
            {result && result.tests.length > 0 && sayResult(result)}
          </div>
          {result && (
            <section className="lesson-results" aria-label="Results">
              <Outcome
                result={result}
                markOf={markOf}
                onLine={goTo}
                notLoaded="No test could run. Fix the error, or reset the code, and run the tests again."
              />
            </section>
          )}
          <details ref={tests} open>
            <summary>The tests, code.test.ts</summary>
            <CodeView name="code.test.ts" path="code.test.ts" text={test} />
          </details>
        </div>
      </div>
      <div className={hasRun ? "lesson-after" : "lesson-after no-script"}>
        <h3>What you should have seen</h3>
        <Prose name="after" text="" className="read prose" />
        <details>
          <summary>Show the fix</summary>
          <CodeView name="fixed.ts" path="fixed.ts" text={fixed} />
        </details>
      </div>
    </section>
  );
}

function say({ phase, isStale }: { phase: string; isStale: boolean }): string {
  if (phase === "running") return "Running…";
  if (isStale) return "You have changed the code since this run.";
  return phase === "done" ? "Up to date." : "";
}

const markOf: MarkOf = ({ status }) =>
  status === "passed"
    ? { tone: "good", icon: "good", word: "passes" }
    : status === "failed"
      ? { tone: "bad", icon: "bad", word: "fails" }
      : { icon: "left", word: "skipped" };

function sayResult({ tests }: RunResult) {
  const failed = tests.filter(({ status }) => status === "failed").length;
  return <p>{failed === 0 ? `All ${tests.length} tests pass.` : `${failed} of ${tests.length} tests fail.`}</p>;
}
