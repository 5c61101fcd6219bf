import { Matrix } from "~/ui/charts/matrix";
import { Notice } from "~/ui/notice";
import { ScoreLine } from "~/ui/score";
import { percent } from "~/ui/state-mark";
import { capital, countOf } from "../count-words";
import type { ReportProps } from "../page-props";
import { Lesson } from "../report-lesson";
import { MISTAKES_SHARE, MUTANTS_SHARE } from "./constants";
import type { TestOpen } from "./open";
import { columnsOf, groupsOf, isKilled, sayUntried, titleOf } from "./report-rows";
import type { TestReport } from "./report-schema";
import { Suite } from "./report-suite";
import { PastYou } from "./report-words";
import { saySurplus } from "./run-words";
import type { TestWork } from "./work";

/**
 * A suite's report. Shows the score's factors, a table of tests and wrong versions, a description of what the suite
 * missed, and the results next to the tests.
 */
export function Report({
  work,
  report,
  reader,
  isWithheld,
  isFolded = false,
  notesAt,
  aside,
}: ReportProps<TestOpen, TestWork, TestReport>) {
  const { detail } = report;
  return (
    <>
      {detail.failure ? (
        <Broke failure={detail.failure} />
      ) : (
        <>
          <Factors report={report} />
          <div className="report-cols words-beside">
            <section aria-labelledby="matrix">
              <Table detail={detail} />
            </section>
            <section aria-labelledby="past">
              <PastYou detail={detail} isWithheld={isWithheld} />
            </section>
          </div>
        </>
      )}
      <Suite suite={work.suite} detail={detail} reader={reader} notesAt={notesAt} />
      <Lesson report={report} isFolded={isFolded} aside={aside} />
    </>
  );
}

const share = (part: number) => part.toString().replace(/^0?\./, "0.");

/** States the conditions for a pass. Mentions the AI's mistake only if there is one. */
const sayNeeds = (isWrong: boolean) => (isWrong ? "to pass: 70%, with the AI’s mistake caught" : "to pass: 70%");

function Factors({ report: { score, status, detail } }: { report: TestReport }) {
  const { parts, mistakes, mutants } = detail;
  const weight = (list: TestReport["detail"]["mistakes"]) => list.reduce((sum, mistake) => sum + mistake.weight, 0);
  const counted = parts.useful + parts.invalid;
  const isWrong = mistakes.some(({ isAi }) => isAi);
  return (
    <ScoreLine
      factors={[
        { label: "Score", value: percent(score), note: status === "passed" ? "passed" : sayNeeds(isWrong) },
        {
          label: "Valid tests",
          value: percent(parts.validity),
          note: counted === 0 ? "none counts yet" : `${parts.useful} of ${Number(counted.toFixed(1))} counted tests`,
          op: "=",
        },
        {
          label: `${share(MISTAKES_SHARE)} × mistakes killed`,
          value: percent(parts.mistakes),
          note: `${weight(mistakes.filter(isKilled))} of ${weight(mistakes)}${isWrong ? ", the AI’s counts twice" : ""}`,
          op: "× (",
        },
        {
          label: `${share(MUTANTS_SHARE)} × mutants killed`,
          value: percent(parts.mutants),
          note: `${mutants.filter(isKilled).length} of ${mutants.length}`,
          op: "+",
          close: ")",
        },
      ]}
    />
  );
}

/**
 * The maximum number of names in a list. A longer list would be unreadable, and each name is also shown next to its
 * test.
 */
const MOST_NAMED = 3;

function Table({ detail }: { detail: TestReport["detail"] }) {
  const { columns, hidden } = columnsOf(detail);
  const untried = sayUntried(detail);
  const named = (ids: readonly string[]) => {
    const titles = detail.tests.filter(({ id }) => ids.includes(id)).map((test) => `“${titleOf(test)}”`);
    const more = titles.length - MOST_NAMED;
    return more > 0
      ? `${titles.slice(0, MOST_NAMED).join(", ")} and ${countOf(more, "more", "more")}`
      : titles.join(", ");
  };
  return (
    <>
      <Matrix id="matrix" title="Which test kills which wrong version" columns={columns} groups={groupsOf(detail)} />
      {hidden > 0 && (
        <p className="hint under">
          {columns.length} of {columns.length + hidden} tests are shown here. The results of the other tests appear next
          to those tests.
        </p>
      )}
      {detail.idle.length > 0 && (
        <p className="hint under">
          {detail.idle.length === 1 ? `${named(detail.idle)} kills` : `${named(detail.idle)} kill`} none of these
          versions. That has no effect on the score.
        </p>
      )}
      {detail.redundant.length > 0 && (
        <p className="hint under">
          {detail.redundant.length > 1
            ? `Removing any one of these tests wouldn’t change which versions the suite kills: ${named(detail.redundant)}.`
            : `Removing ${named(detail.redundant)} wouldn’t change which versions the suite kills.`}
        </p>
      )}
      {detail.ofTests && <p className="hint under">{saySurplus(detail.ofTests)}</p>}
      {untried && <p className="hint under">{untried}</p>}
      {detail.allowed.length > 0 && <Allowed allowed={detail.allowed} />}
    </>
  );
}

function Allowed({ allowed }: { allowed: TestReport["detail"]["allowed"] }) {
  return (
    <details className="opens under">
      <summary>{capital(countOf(allowed.length, "mutant does", "mutants do"))} not count. See why</summary>
      <ul className="words mt-2">
        {allowed.map(({ id, line, original, replacement, because }) => (
          <li key={id}>
            {original && (
              <>
                <code className="break-words">
                  {original} → {replacement || "(nothing)"}
                </code>{" "}
              </>
            )}
            <span className="hint">line {line}</span>
            <p>{because}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The top of the page already describes the failure. This section describes the next step. */
function Broke({ failure: { file, line } }: { failure: NonNullable<TestReport["detail"]["failure"]> }) {
  return (
    <Notice tone="half" mark="Did not run" title="No test could run, so the score is 0.">
      {line ? (
        <>
          The error is at <a href={`#l${line}`}>line {line}</a> of <code>{file}</code>.
        </>
      ) : (
        file && (
          <>
            The error is in <code>{file}</code>.
          </>
        )
      )}{" "}
      Run the suite in the editor to see the same error.
    </Notice>
  );
}
