import { createContext, useContext, useMemo } from "react";
import type { RunResult } from "~/sandbox/contract";
import { Button } from "~/ui/button";
import { CodeEditor } from "~/ui/editor/code-editor";
import { EditorChoice } from "~/ui/editor/editor-choice";
import { Why } from "~/ui/forms/field";
import { Mark } from "~/ui/mark";
import { useTools } from "~/ui/workspace/workspace-tools";
import { proofPathOf } from "./open";
import { sayFailedProof, sayFailureOf } from "./proof-words";
import type { DraftFinding } from "./work";

/** What a proof did on the AI's code in this browser. Whether it holds is known only after submission. */
export interface ProofRun {
  readonly source: string;
  readonly result: RunResult | null;
  readonly isRunning: boolean;
}

export interface Proofs {
  readonly runs: ReadonlyMap<string, ProofRun>;
  readonly run: (finding: DraftFinding) => void;
  /** The change's files, which a proof may import. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** The template for an empty proof. */
  readonly startOf: (finding: DraftFinding) => string;
}

export const ProofContext = createContext<Proofs>({
  runs: new Map(),
  run: () => {},
  files: [],
  startOf: () => "",
});

/** A test that should fail on the AI's code and pass on a correct version. Runs on the AI's code in this browser. */
export function ProofField({
  finding,
  fieldId,
  error,
  edit,
}: {
  finding: DraftFinding;
  fieldId: string;
  error: string | undefined;
  edit: (id: string, part: Partial<DraftFinding>) => void;
}) {
  const { settings } = useTools();
  const { files, run, startOf } = useContext(ProofContext);
  const path = proofPathOf(finding.id);
  const text = finding.proof ?? "";
  const all = useMemo(() => [{ path, text }, ...files], [path, text, files]);
  return (
    <div className="proof-field">
      <div className="proof-head">
        <span className="label">Proof: a test that fails on this code and passes on a correct version</span>
        <EditorChoice />
      </div>
      <div className="proof-editor">
        <CodeEditor
          fields={[
            {
              path,
              name: `finding.${finding.id}.proof`,
              id: fieldId,
              label: "Proof, a test file at the root of the project",
              errorId: error && `${fieldId}-error`,
            },
          ]}
          path={path}
          files={all}
          kind={settings.editor}
          onText={(file, proof) => file === path && edit(finding.id, { proof })}
        />
      </div>
      {error && <Why id={`${fieldId}-error`}>{error}</Why>}
      <div className="foot needs-script">
        <Button size="small" onClick={() => run(finding)}>
          Run on this code
        </Button>
        {text === "" && (
          <Button size="small" look="quiet" onClick={() => edit(finding.id, { proof: startOf(finding) })}>
            Start with an example
          </Button>
        )}
        <Button size="small" look="quiet" onClick={() => edit(finding.id, { proof: null })}>
          Remove the proof
        </Button>
      </div>
      <ProofState finding={finding} />
    </div>
  );
}

/**
 * One line on what the proof did on the AI's code. The mark is neutral, because it is not yet known whether that is
 * good.
 */
export function ProofState({ finding }: { finding: DraftFinding }) {
  const { runs, run } = useContext(ProofContext);
  const last = runs.get(finding.id);
  const isFresh = last !== undefined && last.source === finding.proof;
  return (
    <p className="proof meta" role="status">
      <span>
        <b>Proof</b> {titleIn(last?.result ?? null)}
      </span>
      {last?.isRunning ? (
        <span>running…</span>
      ) : isFresh ? (
        <Outcome result={last.result} />
      ) : (
        <button type="button" className="link needs-script" onClick={() => run(finding)}>
          {last ? "changed since this run: run it again" : "run on this code"}
        </button>
      )}
      <span>on a correct version: known after you hand in</span>
    </p>
  );
}

const titleIn = (result: RunResult | null) => {
  const title = result?.tests[0]?.title.at(-1);
  return title ? `“${title}”` : "";
};

function Outcome({ result }: { result: RunResult | null }) {
  if (!result) return <span>the engine couldn’t run in this browser; the proof runs when you hand in</span>;
  if (result.outcome !== "completed") return <Mark icon="half">did not run: {sayFailureOf(result.failure)}</Mark>;
  const said = sayFailedProof(result);
  return <Mark icon={said ? "half" : "left"}>{said ?? "passes on this code, so it shows nothing yet"}</Mark>;
}
