// Long, because files, editor, diff and results link to each other and share one state.
import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "~/ui/button";
import { diffLines } from "~/ui/diff/compare";
import { countsOf } from "~/ui/diff/diff-lines";
import { FoldedDiff } from "~/ui/diff/folded-diff";
import { CodeEditor, type EditorHandle } from "~/ui/editor/code-editor";
import { CodeView } from "~/ui/editor/code-view";
import { EditorChoice } from "~/ui/editor/editor-choice";
import { revealRow } from "~/ui/editor/reveal-row";
import { Why } from "~/ui/forms/field";
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
import { cardOf } from "../cards";
import type { WorkspaceProps } from "../page-props";
import { useRunAtOnce } from "../run-at-once";
import { SCRATCH_PATH } from "./constants";
import { type FixOpen, ROLE_WORDS, runnableFix, startOfScratch } from "./open";
import { FixResults } from "./results";
import type { FixDraft } from "./work";

export const FIX_KEYS = [
  { id: "run", keys: ["Enter"], ctrl: true, says: "run the visible tests and your own", whileTyping: true },
  FIND_KEY,
  NOTE_KEY,
  { id: "diff", keys: ["d"], says: "show or hide your changes since the start" },
  { id: "task", keys: ["t"], says: "show the bug report" },
  { id: "next", keys: ["f"], says: "next file" },
  { id: "own", keys: ["o"], says: "write or open your own test" },
  { id: "code", keys: ["e"], says: "go to the editor; to leave it, press Esc, then Tab" },
  FULL_KEY,
  { id: "help", keys: ["?"], says: "show these keys" },
] as const satisfies readonly Key[];

const fileName = (path: string) => path.split("/").at(-1)!;

const OWN_FIELD = { path: SCRATCH_PATH, name: "scratch", id: "field-scratch", label: `Your own test, ${SCRATCH_PATH}` };

/**
 * The workspace for fixing code. The bug report is on the left. The files in tabs, the visible tests and their results
 * are on the right.
 */
export function FixWorkspace({ open, draft, change, sandbox, errors, goTo }: WorkspaceProps<FixOpen, FixDraft>) {
  const { settings, find, openKeys } = useTools();
  const { run, phase } = useRunAtOnce();
  const editable = useMemo(() => open.files.filter(({ role }) => role === "editable"), [open.files]);
  const hasOwn = draft.scratch !== undefined;
  const shownFiles = useMemo(
    () => [
      ...open.files,
      ...(hasOwn ? [{ path: SCRATCH_PATH, text: startOfScratch(open), role: "own" as const }] : []),
    ],
    [open, hasOwn],
  );
  const [chosen, setPath] = useState(open.files[0]?.path ?? "");
  // Another tab may have removed the learner's own test.
  const path = shownFiles.some((each) => each.path === chosen) ? chosen : (editable[0]?.path ?? "");
  const [isDiff, setDiff] = useState(false);
  const pane = usePane("task");
  const { part, setPart } = pane;
  const [removed, setRemoved] = useState<string | null>(null);
  const [reset, setReset] = useState<{ path: string; text: string } | null>(null);
  const editor = useRef<EditorHandle>(null);
  const report = useRef<HTMLElement>(null);

  const file = shownFiles.find((each) => each.path === path);
  const isEdited = file?.role === "editable" || file?.role === "own";
  const textOf = (at: string) => draft.files[at] ?? open.files.find((each) => each.path === at)?.text ?? "";
  const isChanged = (at: string) => draft.files[at] !== undefined && draft.files[at] !== startOf(open, at);
  // The editor's list of files must never change. So it contains the learner's own test from the start, as an empty
  // file until the learner creates the test.
  const files = useMemo(
    () => [
      ...Object.entries(runnableFix(open, draft).files).map(([at, text]) => ({ path: at, text })),
      { path: SCRATCH_PATH, text: draft.scratch ?? "" },
    ],
    [open, draft],
  );
  // The guide, or another tab, may have changed the file since the reset.
  const isReset = reset?.path === path && !isChanged(path);
  const latest = useLatest(draft);
  const putOwn = (scratch: string | undefined) => {
    const { files, confidence } = latest.current;
    latest.current = { files, ...(scratch !== undefined && { scratch }), confidence };
    change(latest.current);
  };
  const put = (at: string, text: string) => {
    if (at === SCRATCH_PATH) return putOwn(text);
    if (!editable.some((each) => each.path === at)) return;
    const next = { ...latest.current.files, [at]: text };
    if (text === startOf(open, at)) delete next[at];
    latest.current = { ...latest.current, files: next };
    change(latest.current);
  };
  const start = () => {
    void run(runnableFix(open, latest.current));
  };
  // Shows the results even if the learner started the run from the dock, because on a phone the results are in another
  // part of the page.
  useEffect(() => {
    if (phase === "running") setPart("results");
  }, [phase, setPart]);
  useEffect(() => {
    if (phase !== "running" || part !== "results") return;
    focusIfLost(() => document.querySelector<HTMLElement>(".part-results > .results, .part-results > .on > .results"));
  }, [phase, part]);
  const show = (at: string, line?: number) => {
    setPart("code");
    setPath(at);
    const isEditable = at === SCRATCH_PATH || editable.some((each) => each.path === at);
    if (isEditable && line) setDiff(false);
    requestAnimationFrame(() => {
      if (isEditable && line) editor.current?.reveal(line);
      else if (line) revealRow(document.querySelector(`#file-panel-${CSS.escape(at)} tr[data-line="${line}"]`));
    });
  };
  goTo.current = (error) => {
    const at =
      error === "files" ? editable[0]?.path : error === "scratch" ? SCRATCH_PATH : error.replace(/^files\./, "");
    if (!shownFiles.some((each) => each.path === at && (each.role === "editable" || each.role === "own"))) return false;
    setPart("code");
    setPath(at!);
    setDiff(false);
    requestAnimationFrame(() => editor.current?.focus());
    return true;
  };
  const goToOwn = () => {
    if (latest.current.scratch === undefined) putOwn(removed ?? startOfScratch(open));
    setRemoved(null);
    setPart("code");
    setPath(SCRATCH_PATH);
    requestAnimationFrame(() => editor.current?.focus());
  };
  const shown = isDiff && file?.role === "editable" ? diffLines(startOf(open, path), textOf(path)) : null;
  const note = useOwnNotes({
    here: () => ({ file: path, side: "new", line: isEdited && !shown ? editor.current!.line() : null, isSure: false }),
    show: ({ file: at, line }) => at && show(at, line ?? undefined),
  });
  useKeys(FIX_KEYS, {
    run: () => void start(),
    diff: () => void setDiff((old) => !old),
    task: () => {
      setPart("task");
      requestAnimationFrame(() => report.current?.focus());
    },
    next: () => show(shownFiles[(shownFiles.findIndex((each) => each.path === path) + 1) % shownFiles.length]!.path),
    own: goToOwn,
    code: () => {
      setPart("code");
      if (!isEdited) setPath(editable[0]?.path ?? path);
      setDiff(false);
      requestAnimationFrame(() => editor.current?.focus());
    },
    "find-all": find,
    note: () => note(),
    full: () => pane.toggleFull("code"),
    help: openKeys,
  });
  const errorOf = (at: string) => errors[`files.${at}`];
  const tabs = shownFiles.map(({ path: at, role }) => ({
    id: at,
    label: (
      <>
        {fileName(at)}
        {isChanged(at) && <span className="tab-note you"> changed</span>}
        {role !== "editable" && <span className="tab-note"> {ROLE_WORDS[role]}</span>}
      </>
    ),
  }));

  return (
    <>
      <PhoneTabs
        parts={[
          { id: "task", label: "Bug report" },
          { id: "code", label: "Code" },
          { id: "results", label: "Results" },
        ]}
        pane={pane}
      />
      <main className="ws-main" id="main" tabIndex={-1} data-part={part} data-full={pane.isFull || undefined}>
        <Split name="fix-report" label="Bug report and code" direction="row" share={36}>
          <section className="panel part-task" id="task" ref={report} tabIndex={-1} aria-label="The bug report">
            <header className="panel-head">
              <h2>{cardOf("fix").texts.report}</h2>
            </header>
            <div className="tab-panel on">
              <div className="reading">
                <Prose name="report" text={open.report} className="prose" />
                <TypeScriptLink />
                <Hints />
              </div>
            </div>
          </section>
          <Split name="fix" label="Code and results" direction="column" share={72}>
            <section className="panel part-code" id="code" aria-label="The code">
              <Tabs group="file" label="Files" tabs={tabs} active={path} onChoose={setPath} />
              <header className="panel-head">
                <h2>{path}</h2>
                {file && ROLE_WORDS[file.role] && <span className="hint">{ROLE_WORDS[file.role]}</span>}
                <EditorChoice />
                <span className="end needs-script">
                  <FindInFiles />
                  <FullButton pane={pane} part="code" />
                  {(!hasOwn || file?.role === "own") && (
                    <Button
                      size="small"
                      look="quiet"
                      onClick={() => {
                        if (!hasOwn) return goToOwn();
                        setRemoved(draft.scratch ?? null);
                        putOwn(undefined);
                        setPath(editable[0]?.path ?? path);
                      }}
                    >
                      {hasOwn ? "Remove this test" : removed === null ? "Write a test" : "Undo the removal"}
                    </Button>
                  )}
                  {file?.role === "editable" && (
                    <>
                      <Button size="small" look="quiet" aria-pressed={isDiff} onClick={() => setDiff(!isDiff)}>
                        {isDiff ? (
                          "Back to the code"
                        ) : (
                          <span>
                            Diff<span className="wide"> since the start</span>
                          </span>
                        )}
                      </Button>
                      {/* A single button toggles between the two actions, so that it keeps the focus. */}
                      {(isChanged(path) || isReset) && (
                        <Button
                          size="small"
                          look="quiet"
                          onClick={() => {
                            setReset(isReset ? null : { path, text: textOf(path) });
                            put(path, isReset ? reset.text : file.text);
                          }}
                        >
                          {isReset ? (
                            "Undo the reset"
                          ) : (
                            <span>
                              Reset<span className="wide"> this file</span>
                            </span>
                          )}
                        </Button>
                      )}
                    </>
                  )}
                </span>
              </header>
              {Object.keys(errors)
                .filter((key) => key === "files" || key === "scratch" || key.startsWith("files."))
                .map((key) => (
                  <Why key={key} id={`field-${key}-error`}>
                    {errors[key]}
                  </Why>
                ))}
              {shown && (
                <div className="file flat diff-scroll">
                  {countsOf(shown).added + countsOf(shown).deleted === 0 ? (
                    <p className="meta nothing">You haven’t changed this file yet.</p>
                  ) : (
                    <FoldedDiff
                      key={path}
                      caption={`${path}, your changes since the start`}
                      lines={shown}
                      layout={settings.layout}
                    />
                  )}
                </div>
              )}
              <div
                className={isEdited && !shown ? "tab-panel on" : "tab-panel"}
                {...(isEdited && {
                  role: "tabpanel",
                  id: `file-panel-${path}`,
                  "aria-labelledby": `file-tab-${path}`,
                })}
              >
                <CodeEditor
                  ref={editor}
                  fields={[
                    ...editable.map(({ path: at }) => ({
                      path: at,
                      name: `file:${at}`,
                      id: `field-files.${at}`,
                      label: `${at}, your version`,
                      errorId: errorOf(at) && `field-files.${at}-error`,
                    })),
                    ...(hasOwn ? [{ ...OWN_FIELD, errorId: errors.scratch && `${OWN_FIELD.id}-error` }] : []),
                  ]}
                  path={isEdited ? path : (editable[0]?.path ?? path)}
                  files={files}
                  kind={settings.editor}
                  onText={(at, text) => {
                    if (reset?.path === at) setReset(null);
                    put(at, text);
                  }}
                  onRun={start}
                  onPlace={show}
                />
              </div>
              {open.files
                .filter(({ role }) => role !== "editable")
                .map(({ path: at, text }) => (
                  <TabPanel key={at} group="file" id={at} active={path}>
                    <h3 className="no-script">{at}</h3>
                    <CodeView name={at} path={at} text={text} />
                  </TabPanel>
                ))}
            </section>
            <FixResults
              open={open}
              draft={draft}
              latest={latest}
              sandbox={sandbox}
              isAtOwn={file?.role === "own"}
              onLine={(at, line) => show(at, line)}
            />
          </Split>
        </Split>
      </main>
    </>
  );
}

const startOf = (open: FixOpen, path: string) => open.files.find((file) => file.path === path)?.text ?? "";
