// Long, because its three panels share their state and link to each other.
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "~/ui/button";
import { CodeEditor, type EditorHandle } from "~/ui/editor/code-editor";
import { CodeView } from "~/ui/editor/code-view";
import { EditorChoice } from "~/ui/editor/editor-choice";
import { revealRow } from "~/ui/editor/reveal-row";
import { Why } from "~/ui/forms/field";
import { Icon } from "~/ui/icons";
import { Prose } from "~/ui/text/dressed";
import { FIND_KEY, FindInFiles } from "~/ui/workspace/find-in-files";
import { NOTE_KEY, useOwnNotes } from "~/ui/workspace/own-notes-context";
import { FullButton } from "~/ui/workspace/workspace-full";
import { Hints } from "~/ui/workspace/workspace-hints";
import type { Key } from "~/ui/workspace/workspace-keys";
import { Split } from "~/ui/workspace/workspace-split";
import { PhoneTabs, TabPanel, Tabs } from "~/ui/workspace/workspace-tabs";
import { useTools } from "~/ui/workspace/workspace-tools";
import { TypeScriptLink } from "~/ui/workspace/workspace-typescript";
import { useKeys } from "~/ui/workspace/workspace-use-keys";
import { useLatest } from "~/ui/workspace/workspace-use-latest";
import { FULL_KEY, focusIfLost, usePane } from "~/ui/workspace/workspace-use-pane";
import type { WorkspaceProps } from "../page-props";
import { useRunAtOnce } from "../run-at-once";
import { type MarkOf, RunResults } from "../run-results";
import { Meter, MeterHeard, meterLabel } from "./meter";
import { runnableTest, type TestOpen } from "./open";
import { sayRun } from "./run-words";
import { Strength } from "./strength";
import { useMeter } from "./use-meter";
import type { TestDraft } from "./work";

export const TEST_KEYS = [
  { id: "run", keys: ["Enter"], ctrl: true, says: "run the suite on the AI’s code", whileTyping: true },
  FIND_KEY,
  NOTE_KEY,
  { id: "task", keys: ["t"], says: "show the specification" },
  { id: "next", keys: ["f"], says: "show the next file in the left pane" },
  { id: "strength", keys: ["w"], says: "show what your suite detects" },
  { id: "suite", keys: ["s"], says: "go to the suite; to leave it, press Esc, then Tab" },
  FULL_KEY,
  { id: "help", keys: ["?"], says: "show these keys" },
] as const satisfies readonly Key[];

const SPEC = "spec";
const RUN = "run";
const STRENGTH = "strength";
const fileName = (path: string) => path.split("/").at(-1)!;

/**
 * A result on the AI's code is neither good nor bad, because a failing test may have caught a defect or may be wrong
 * itself.
 */
const markOf: MarkOf = (test) => {
  if (test.status === "failed") return { icon: "close", word: "fails" };
  if (test.status !== "passed") return { icon: "left", word: test.status === "todo" ? "to do" : "skipped" };
  return test.assertions === 0 ? { tone: "half", icon: "half", word: "empty" } : { icon: "tick", word: "passes" };
};

/**
 * The workspace for writing a suite. The specification and the AI's code are on the left, the suite and its last run
 * on the right.
 */
export function TestWorkspace({ open, draft, change, mutants, errors, goTo }: WorkspaceProps<TestOpen, TestDraft>) {
  const { isLive, settings, find, openKeys } = useTools();
  const lastRun = useRunAtOnce();
  const { run, files: ranFiles, result, phase } = lastRun;
  const [left, setLeft] = useState(SPEC);
  const pane = usePane("task");
  const { part, setPart } = pane;
  const [below, setBelow] = useState(settings.meter ? STRENGTH : RUN);
  const editor = useRef<EditorHandle>(null);
  const before = useRef<string | null>(null);
  const [canUndo, setCanUndo] = useState(false);
  // The guide, or another tab, may have changed the suite since the reset.
  const undoes = canUndo && draft.suite === open.start;

  const files = useMemo(
    () => [{ path: open.suitePath, text: draft.suite }, ...open.files],
    [open.suitePath, open.files, draft.suite],
  );
  const tabs = [
    { id: SPEC, label: "Specification" },
    ...open.files.map(({ path, from }) => ({
      id: path,
      label: (
        <>
          {fileName(path)}
          {from === "ai" && <span className="tab-note"> by the AI</span>}
        </>
      ),
    })),
  ];
  const meter = useMeter({
    isOn: isLive && settings.meter,
    open,
    suite: draft.suite,
    isRunning: phase === "running",
    load: mutants,
  });
  const latest = useLatest(draft);
  const put = (suite: string) => {
    latest.current = { ...latest.current, suite };
    change(latest.current);
  };
  const start = () => {
    void run(runnableTest(open, latest.current));
  };
  // Shows the results even if the learner started the run from the dock, because on a phone the results are in another
  // part of the page.
  useEffect(() => {
    if (phase !== "running") return;
    setPart("results");
    setBelow(RUN);
  }, [phase, setPart]);
  useEffect(() => {
    if (phase === "running" && part === "results") focusIfLost(() => document.getElementById("results"));
  }, [phase, part]);
  const goToSuite = (line?: number) => {
    setPart("suite");
    requestAnimationFrame(() => (line ? editor.current?.reveal(line) : editor.current?.focus()));
  };
  goTo.current = (path) => {
    if (path !== "suite") return false;
    goToSuite();
    return true;
  };
  const onLine = (file: string, line?: number) => {
    if (file === open.suitePath) return goToSuite(line);
    if (!open.files.some(({ path }) => path === file)) return;
    setPart("task");
    setLeft(file);
    if (!line) return;
    requestAnimationFrame(() => {
      revealRow(document.querySelector(`#left-panel-${CSS.escape(file)} tr[data-line="${line}"]`));
    });
  };
  const note = useOwnNotes({
    here: () => ({ file: open.suitePath, side: "new", line: editor.current!.line(), isSure: false }),
    show: ({ file, line }) => file && onLine(file, line ?? undefined),
  });
  useKeys(TEST_KEYS, {
    run: () => void start(),
    task: () => {
      setLeft(SPEC);
      setPart("task");
      requestAnimationFrame(() => document.getElementById(`left-panel-${SPEC}`)?.focus());
    },
    next: () => {
      const { id } = tabs[(tabs.findIndex((tab) => tab.id === left) + 1) % tabs.length]!;
      setPart("task");
      setLeft(id);
      focusIfLost(() => document.getElementById(`left-panel-${id}`));
    },
    strength: () => {
      setPart("results");
      setBelow(STRENGTH);
      requestAnimationFrame(() => document.getElementById("strength")?.focus());
    },
    suite: () => goToSuite(),
    "find-all": find,
    note: () => note(),
    full: () => pane.toggleFull("suite"),
    help: openKeys,
  });
  useEffect(() => {
    if (part === "suite" && !isLive) setPart("task");
  }, [part, isLive, setPart]);
  return (
    <>
      <PhoneTabs
        parts={[
          { id: "task", label: "Task" },
          { id: "suite", label: "Suite" },
          { id: "results", label: "Results" },
        ]}
        pane={pane}
      />
      <main className="ws-main" id="main" tabIndex={-1} data-part={part} data-full={pane.isFull || undefined}>
        <Split name="test" label="Specification and suite" direction="row" share={44}>
          <div className="panel part-task" id="task">
            <Tabs group="left" label="Specification and code" tabs={tabs} active={left} onChoose={setLeft} />
            <TabPanel group="left" id={SPEC} active={left}>
              <div className="reading">
                <h2 className="vh">Specification</h2>
                <Prose name="spec" text={open.spec} className="prose" />
                <TypeScriptLink />
                <Hints />
              </div>
            </TabPanel>
            {open.files.map(({ path, text }) => (
              <TabPanel group="left" key={path} id={path} active={left}>
                <h2 className="no-script">{path}</h2>
                <CodeView name={path} path={path} text={text} />
              </TabPanel>
            ))}
          </div>
          <Split name="test-results" label="Suite and results" direction="column" share={62}>
            <section className="panel part-suite" id="suite" aria-label="Your suite">
              <header className="panel-head">
                <Icon name="file" />
                <h2>{open.suitePath}</h2>
                <EditorChoice />
                <span className="end needs-script">
                  <FindInFiles />
                  <FullButton pane={pane} part="suite" />
                  {/* A single button toggles between the two actions, so that it keeps the focus. */}
                  {(undoes || draft.suite !== open.start) && (
                    <Button
                      size="small"
                      look="quiet"
                      onClick={() => {
                        if (!undoes) before.current = draft.suite;
                        put(undoes ? (before.current ?? open.start) : open.start);
                        setCanUndo(!undoes);
                      }}
                    >
                      {undoes ? "Undo the reset" : "Reset"}
                    </Button>
                  )}
                </span>
              </header>
              {errors.suite && <Why id="suite-error">{errors.suite}</Why>}
              <CodeEditor
                ref={editor}
                fields={[
                  {
                    path: open.suitePath,
                    name: "suite",
                    id: "field-suite",
                    label: `Your suite, ${open.suitePath}`,
                    errorId: errors.suite && "suite-error",
                  },
                ]}
                path={open.suitePath}
                files={files}
                kind={settings.editor}
                onText={(_path, suite) => {
                  setCanUndo(false);
                  put(suite);
                }}
                onRun={start}
                onPlace={onLine}
              />
            </section>
            <div className="panel part-results">
              <Tabs
                group="below"
                label="Run and strength"
                tabs={[
                  { id: RUN, label: "Run" },
                  { id: STRENGTH, label: meterLabel(meter, settings.meter) },
                ]}
                active={below}
                onChoose={setBelow}
              />
              <TabPanel group="below" id={RUN} active={below}>
                <RunResults
                  run={lastRun}
                  title="Your suite on the AI’s code"
                  empty={
                    <span className="needs-script">
                      Run your suite on the AI’s code to see what happens
                      <span className="fine-only">
                        : <kbd>Ctrl</kbd> <kbd>Enter</kbd>
                      </span>
                      . The suite runs in this browser, and you can run it as often as you like.
                    </span>
                  }
                  isStale={result !== null && ranFiles[open.suitePath] !== draft.suite}
                  summary={(done) => (
                    <>
                      <p>{sayRun(done.tests)}</p>
                      <Strength tests={done.tests} />
                    </>
                  )}
                  markOf={markOf}
                  onLine={onLine}
                />
              </TabPanel>
              <TabPanel group="below" id={STRENGTH} active={below}>
                <Meter state={meter} suitePath={open.suitePath} suite={draft.suite} onLine={onLine} />
              </TabPanel>
            </div>
          </Split>
        </Split>
        <MeterHeard state={meter} />
      </main>
    </>
  );
}
