import { useMemo } from "react";
import type { Failure } from "~/sandbox/contract";
import { diffLines } from "~/ui/diff/compare";
import type { DiffLine } from "~/ui/diff/diff-lines";
import { ShareRows } from "~/ui/diff/most-rows";
import { NotedFile, notesOn } from "~/ui/diff/noted-file";
import { Icon } from "~/ui/icons";
import { Notice } from "~/ui/notice";
import { ScoreLine } from "~/ui/score";
import { percent } from "~/ui/state-mark";
import { Listing } from "~/ui/text/code-block";
import { useTones } from "~/ui/text/dressed";
import { countOf } from "../count-words";
import { isStop } from "../failure-words";
import type { ReportProps } from "../page-props";
import { Lesson } from "../report-lesson";
import { LEARNER_WORDS, type ReportReader } from "../report-reader";
import { SCRATCH_PATH } from "./constants";
import { type FixOpen, scratchOf } from "./open";
import type { FixReport } from "./report-schema";
import { SpeedTable } from "./report-speed";
import { HiddenTests } from "./report-table";
import { repairOf, startOf, textsOfFix } from "./report-texts";
import { StillOpen } from "./report-words";
import type { FixWork } from "./work";

/**
 * The report on a fix. Shows the factors of the score, the tests grouped by defect and kept behaviour, the measured
 * work, and the fix as a diff.
 */
export function Report({ isWithheld, isFolded = false, aside, ...handed }: ReportProps<FixOpen, FixWork, FixReport>) {
  const { report, reader } = handed;
  const { detail } = report;
  return (
    <>
      {detail.failure ? (
        <Broke failure={detail.failure} reader={reader} />
      ) : (
        <>
          <Factors report={report} />
          <div className="report-cols words-beside">
            <div className="report-work">
              {detail.speed.length > 0 && <SpeedTable speed={detail.speed} />}
              <HiddenTests detail={detail} isWithheld={isWithheld} />
            </div>
            <section aria-labelledby="open">
              <StillOpen detail={detail} isWithheld={isWithheld} />
            </section>
          </div>
        </>
      )}
      <Repair {...handed} />
      <OwnTest {...handed} />
      <Lesson report={report} isFolded={isFolded} aside={aside} />
    </>
  );
}

function Factors({ report: { score, status, detail } }: { report: FixReport }) {
  const { parts, kept, defects, speed, structure } = detail;
  const goals = defects.length + speed.length + structure.length;
  const goal = structure.length > 0 ? "limit" : "defect";
  return (
    <ScoreLine
      factors={[
        { label: "Score", value: percent(score), note: status === "passed" ? "passed" : "to pass: 100%" },
        {
          label: structure.length > 0 ? "Limits met" : "Fixed",
          value: percent(parts.mended),
          note: goals === 1 ? `of one ${goal}` : `mean of ${countOf(goals, goal)}`,
          op: "=",
        },
        {
          label: "Share of behaviour that still works, squared",
          value: `${percent(parts.kept)} ²`,
          note: `${kept.filter(({ holds }) => holds).length} of ${kept.length} still work`,
          op: "×",
        },
      ]}
    />
  );
}

/** The top of the page has already described the failure and its place. This section describes the next step. */
function Broke({ failure, reader }: { failure: Failure; reader: ReportReader }) {
  const { Your } = LEARNER_WORDS[reader];
  if (isStop(failure.kind))
    return (
      <Notice tone="half" mark="Stopped" title={`${Your} code was stopped at a limit, so the score is 0.`}>
        No test counts. Run the code in the editor to see the same error.
      </Notice>
    );
  const title = `${Your} code didn’t load in any test, so the score is 0.`;
  return (
    <Notice tone="half" mark="Did not run" title={title}>
      No test could run. Run the code in the editor to see the same error.
    </Notice>
  );
}

type Handed = Pick<ReportProps<FixOpen, FixWork, FixReport>, "open" | "work" | "report" | "reader" | "notesAt">;

function Repair({ open, work, report, reader, notesAt }: Handed) {
  const { You, Your } = LEARNER_WORDS[reader];
  const files = textsOfFix(open, work, report).files.filter(({ path }) => path !== SCRATCH_PATH);
  const { failure } = report.detail;
  return (
    <section className="part" id="repair" aria-labelledby="repair-title">
      <header>
        <h2 id="repair-title">{Your} fix, compared with the AI’s code</h2>
      </header>
      {files.length === 0 && <p className="prose">{You} handed in the AI’s code unchanged.</p>}
      <div className="report-work">
        <ShareRows tables={files.length}>
          {files.map(({ path, old, new: now }) => (
            <ChangedFile
              key={path}
              path={path}
              before={old ?? ""}
              after={now ?? ""}
              failure={failure?.file === path ? failure : null}
              notesAt={notesAt}
            />
          ))}
        </ShareRows>
      </div>
    </section>
  );
}

/** Shows the test that the learner wrote for themselves and handed in with the fix. */
function OwnTest({ open, work, reader, notesAt }: Handed) {
  const text = scratchOf(open, work);
  if (text === null) return null;
  return (
    <section className="part" id="own-test" aria-labelledby="own-test-title">
      <header>
        <h2 id="own-test-title">{LEARNER_WORDS[reader].Your} own test</h2>
        <span className="hint">not graded</span>
      </header>
      <div className="file">
        <header>
          <Icon name="file" />
          <h3>{SCRATCH_PATH}</h3>
        </header>
        <Listing
          caption={`${SCRATCH_PATH}, the learner’s own test`}
          file={SCRATCH_PATH}
          name={repairOf(SCRATCH_PATH)}
          text={text}
          below={(line) => notesAt({ file: SCRATCH_PATH, side: "new", line })}
        />
      </div>
    </section>
  );
}

function ChangedFile({
  path,
  before,
  after,
  failure,
  notesAt,
}: {
  path: string;
  before: string;
  after: string;
  /** The failure. Its line is marked if the failure is in this file. */
  failure: FixReport["detail"]["failure"];
  notesAt: ReportProps<FixOpen, FixWork, FixReport>["notesAt"];
}) {
  const old = useTones(startOf(path));
  const now = useTones(repairOf(path));
  const lines = useMemo(() => diffLines(before, after, { old, new: now }), [before, after, old, now]);
  const isFailing = (line: DiffLine) => failure?.line !== undefined && failure.line === line.new;
  return (
    <NotedFile
      path={path}
      status="changed"
      lines={lines}
      caption={`${path}: what changed`}
      tone={(line, side) => (side === "new" && isFailing(line) ? "was-bad" : "")}
      below={(line) => {
        const notes = notesOn(path, line, notesAt);
        if (!isFailing(line)) return notes.length > 0 ? notes : null;
        return (
          <>
            <div className="in bad slim">
              <div className="at">{line.new}</div>
              <div className="box">
                <p>{failure!.message}</p>
              </div>
            </div>
            {notes}
          </>
        );
      }}
    />
  );
}
