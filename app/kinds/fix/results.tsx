import { type RefObject, useEffect, useState } from "react";
import type { RunResult, Sandbox } from "~/sandbox/contract";
import { TabPanel, Tabs } from "~/ui/workspace/workspace-tabs";
import { type RunState, useRun, useRunAtOnce } from "../run-at-once";
import { type MarkOf, RunResults } from "../run-results";
import { SCRATCH_PATH } from "./constants";
import { type FixOpen, runnableFix, runnableScratch } from "./open";
import type { FixDraft } from "./work";

const markOf: MarkOf = (test) => {
  if (test.status === "passed") return { tone: "good", icon: "good", word: "passes" };
  if (test.status === "failed") return { tone: "bad", icon: "bad", word: "fails" };
  return { icon: "left", word: test.status === "todo" ? "to do" : "skipped" };
};

const passedIn = ({ tests }: RunResult) => tests.filter((test) => test.status === "passed").length;

function summaryOf(result: RunResult): string {
  const { length } = result.tests;
  const passed = passedIn(result);
  return passed === length
    ? `All ${length} visible tests pass. Hidden tests check the rest of the bug report, and what worked before.`
    : `${passed} of ${length} visible tests pass.`;
}

function labelOf(name: string, { phase, result }: RunState): string {
  if (phase === "running" || !result) return name;
  return result.outcome === "completed"
    ? `${name}: ${passedIn(result)} of ${result.tests.length}`
    : `${name}: did not run`;
}

/**
 * Runs the learner's own test whenever the visible tests run, but in a separate run, so that they can't affect each
 * other.
 */
function useScratchRun(open: FixOpen, draft: RefObject<FixDraft>, sandbox: () => Promise<Sandbox>): RunState {
  const { turn } = useRunAtOnce();
  const { run, ...state } = useRun(sandbox);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` changes with each run of the visible tests
  useEffect(() => {
    if (turn > 0 && draft.current?.scratch !== undefined) void run(runnableScratch(open, draft.current));
  }, [turn]);
  return state;
}

const VISIBLE = "visible";
const OWN = "own";

/** Shows the results of the last run of the visible tests and, if there is one, of the learner's own test. */
export function FixResults({
  open,
  draft,
  latest,
  sandbox,
  isAtOwn,
  onLine,
}: {
  open: FixOpen;
  draft: FixDraft;
  /** The draft, including input that has not been rendered yet. */
  latest: RefObject<FixDraft>;
  sandbox: () => Promise<Sandbox>;
  /** Whether the learner's own test is open. If so, a run shows that test's results. */
  isAtOwn: boolean;
  onLine: (file: string, line: number) => void;
}) {
  const visible = useRunAtOnce();
  const own = useScratchRun(open, latest, sandbox);
  const [shown, setShown] = useState(VISIBLE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new run changes what is shown
  useEffect(() => setShown(isAtOwn ? OWN : VISIBLE), [visible.turn]);

  const now = runnableFix(open, draft).files;
  const isChanged = ({ result, files }: RunState) =>
    result !== null && open.files.some(({ path, role }) => role === "editable" && files[path] !== now[path]);
  const visibleResults = (
    <RunResults
      run={visible}
      title="Visible tests"
      empty={<Empty>Run the visible tests on your version</Empty>}
      isStale={isChanged(visible)}
      summary={(done) => <p>{summaryOf(done)}</p>}
      markOf={markOf}
      onLine={onLine}
    />
  );
  if (draft.scratch === undefined) return <div className="panel part-results">{visibleResults}</div>;
  return (
    <div className="panel part-results">
      <Tabs
        group="results"
        label="Results"
        tabs={[
          { id: VISIBLE, label: labelOf("Visible tests", visible) },
          { id: OWN, label: labelOf("Your own test", own) },
        ]}
        active={shown}
        onChoose={setShown}
      />
      <TabPanel group="results" id={VISIBLE} active={shown}>
        {visibleResults}
      </TabPanel>
      <TabPanel group="results" id={OWN} active={shown}>
        <RunResults
          run={own}
          id="own-results"
          title="Your own test"
          empty={<Empty>Run your own test and the visible tests on your version</Empty>}
          isStale={isChanged(own) || (own.result !== null && own.files[SCRATCH_PATH] !== draft.scratch)}
          summary={(done) => (
            <p>
              {passedIn(done)} of {done.tests.length} pass on your version. This test never affects your score.
            </p>
          )}
          markOf={markOf}
          onLine={onLine}
        />
      </TabPanel>
    </div>
  );
}

function Empty({ children }: { children: string }) {
  return (
    <span className="needs-script">
      {children}
      <span className="fine-only">
        : <kbd>Ctrl</kbd> <kbd>Enter</kbd>
      </span>
      . They run in this browser, and you can run them as often as you like.
    </span>
  );
}
