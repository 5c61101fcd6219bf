// Long: the editor of a proof, what its run on the AI's code shows, and what that means.
import { createContext, lazy, Suspense, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { RunResult } from "~/sandbox/contract";
import { Button } from "~/ui/button";
import { CodeEditor, type EditorHandle } from "~/ui/editor/code-editor";
import { EditorChoice } from "~/ui/editor/editor-choice";
import { Why } from "~/ui/forms/field";
import { Mark } from "~/ui/mark";
import { useTools } from "~/ui/workspace/workspace-tools";
import { proofPathOf } from "./open";
import { sayFailedProof, sayFailureOf } from "./proof-words";
import type { DraftFinding } from "./work";

/** The result of running a proof on the AI's code in this browser. Only grading can tell whether the proof holds. */
export interface ProofRun {
  readonly source: string;
  readonly result: RunResult | null;
  readonly isRunning: boolean;
}

export interface Proofs {
  readonly runs: ReadonlyMap<string, ProofRun>;
  readonly run: (finding: DraftFinding) => void;
  /** The files that a proof may import. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Returns a proof's text, which is the initial text until the learner changes it. */
  readonly textOf: (finding: DraftFinding) => string;
  /** Converts a proof's text to the form in which it is stored. */
  readonly keep: (text: string, finding: DraftFinding) => string;
  /** Opens a line in one of the files. */
  readonly show: (path: string, line: number) => void;
}

export const ProofContext = createContext<Proofs>({
  runs: new Map(),
  run: () => {},
  files: [],
  textOf: () => "",
  keep: (text) => text,
  show: () => {},
});

/** Edits a test that should fail on the AI's code and pass on a correct version, and runs it on the AI's code. */
export function ProofField({
  finding,
  fieldId,
  error,
  edit,
  send,
  remove,
}: {
  finding: DraftFinding;
  fieldId: string;
  error: string | undefined;
  edit: (id: string, part: Partial<DraftFinding>) => void;
  /** Finishes the finding. */
  send: () => void;
  remove: () => void;
}) {
  const { settings } = useTools();
  const { files, run, runs, textOf, keep, show } = useContext(ProofContext);
  const path = proofPathOf(finding.id);
  const text = textOf(finding);
  const editor = useRef<EditorHandle>(null);
  const faults = useFaults(text, files);
  const last = runs.get(finding.id);
  const all = useMemo(() => [{ path, text }, ...files], [path, text, files]);
  return (
    <div className="proof-field">
      <div className="proof-head">
        <span className="label">Proof: a test that fails on this code and passes on a correct version</span>
        <EditorChoice />
      </div>
      <div className="proof-editor">
        <CodeEditor
          ref={editor}
          fields={[
            {
              path,
              name: `finding.${finding.id}.proof`,
              id: fieldId,
              label: "Proof: a test file at the root of the project",
              errorId: error && `${fieldId}-error`,
            },
          ]}
          path={path}
          files={all}
          kind={settings.editor}
          onText={(file, proof) => file === path && edit(finding.id, { proof: keep(proof, finding) })}
          onPlace={show}
          onRun={send}
        />
      </div>
      {error && <Why id={`${fieldId}-error`}>{error}</Why>}
      <div className="foot needs-script">
        <Button size="small" onClick={() => run(finding)}>
          Run on this code
        </Button>
        <Button size="small" look="quiet" onClick={remove}>
          Remove the proof
        </Button>
      </div>
      <div role="status">
        {faults.map((fault) => (
          <p className="hint" key={fault}>
            {fault}
          </p>
        ))}
      </div>
      <ProofState finding={finding} />
      {last?.result && last.source === text && (
        <Suspense>
          <RunDetails result={last.result} path={path} onLine={(_, line) => editor.current?.reveal(line)} />
        </Suspense>
      )}
    </div>
  );
}

const NotLoaded: typeof import("./proof-run").RunDetails = () => (
  <p role="alert">We couldn’t load the details of this run. Check your connection and reload the page.</p>
);

/** Why a proof fails. Its code loads after the first run, because most findings need no proof. */
const RunDetails = lazy(async () => {
  const loaded = await import("./proof-run").catch(() => null);
  return { default: loaded?.RunDetails ?? NotLoaded };
});

/** Returns the faults in the imports once the learner pauses, because a path is incomplete while it is being typed. */
function useFaults(text: string, files: Proofs["files"]): readonly string[] {
  const [faults, setFaults] = useState<readonly string[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const find = async () => {
      // Without a connection, this module can't load, so its hints don't appear.
      const loaded = await import("./proof-imports").catch(() => null);
      if (isCurrent && loaded) setFaults(loaded.faultsOfImports(text, files));
    };
    const timer = setTimeout(find, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, files]);
  return faults;
}
const PAUSE_MS = 600;

/**
 * Summarises the proof's result on the AI's code in one line. The mark is neutral, because only grading can tell
 * whether the result is good.
 */
export function ProofState({ finding }: { finding: DraftFinding }) {
  const { runs, run, textOf } = useContext(ProofContext);
  const last = runs.get(finding.id);
  const isFresh = last !== undefined && last.source === textOf(finding);
  return (
    <p className="proof meta" role="status">
      <span>
        <b>Proof</b> {titleIn(last?.result ?? null)}
      </span>
      {last?.isRunning ? (
        <span>running…</span>
      ) : isFresh && last.result ? (
        <Outcome result={last.result} path={proofPathOf(finding.id)} />
      ) : (
        <>
          {isFresh && <span>the engine didn’t start: check your connection. The proof runs when you hand in, too</span>}
          <button type="button" className="link needs-script" onClick={() => run(finding)}>
            {!last ? "run on this code" : isFresh ? "run it again" : "changed since this run: run it again"}
          </button>
        </>
      )}
      <span>on a correct version: shown after you hand in</span>
    </p>
  );
}

const titleIn = (result: RunResult | null) => {
  const title = result?.tests[0]?.title.at(-1);
  return title ? `“${title}”` : "";
};

function Outcome({ result, path }: { result: RunResult; path: string }) {
  if (result.outcome !== "completed") return <Mark icon="half">did not run: {sayFailureOf(result.failure, path)}</Mark>;
  const said = sayFailedProof(result, path);
  return <Mark icon={said ? "half" : "left"}>{said ?? "passes on this code, so it shows nothing yet"}</Mark>;
}
