import { Listing } from "~/ui/code-block";
import { Icon } from "~/ui/icons";
import { Matrix } from "~/ui/matrix";
import { Notice } from "~/ui/notice";
import { ScoreLine } from "~/ui/score";
import { percent } from "~/ui/state-mark";
import { countOf } from "../count-words";
import type { ReportProps } from "../view";
import { MISTAKES_SHARE, MUTANTS_SHARE } from "./constants";
import type { TestOpen } from "./open";
import { columnsOf, groupsOf, isKilled, resultsByLine, titleOf } from "./report-rows";
import type { TestReport } from "./report-schema";
import { TestResults } from "./report-suite";
import { PastYou } from "./report-words";
import type { TestWork } from "./work";

/** What a suite did: the score's factors, tests × wrong versions, what got past in words, results at the tests. */
export function Report({ work, report, notesAt, aside }: ReportProps<TestOpen, TestWork, TestReport>) {
  const { detail } = report;
  return (
    <>
      {!detail.failure && (
        <>
          <Factors report={report} />
          <div className="report-cols words-beside">
            <section aria-labelledby="matrix">
              <Table detail={detail} />
            </section>
            <section aria-labelledby="past">
              <PastYou detail={detail} />
            </section>
          </div>
        </>
      )}
      <Suite suite={work.suite} detail={detail} notesAt={notesAt} />
      {aside && <div className="part">{aside}</div>}
    </>
  );
}

const share = (part: number) => part.toString().replace(/^0?\./, "0.");

function Factors({ report: { score, status, detail } }: { report: TestReport }) {
  const { parts, mistakes, mutants } = detail;
  const weight = (list: TestReport["detail"]["mistakes"]) => list.reduce((sum, mistake) => sum + mistake.weight, 0);
  const counted = parts.useful + parts.invalid;
  const isWrong = mistakes.some(({ isAi }) => isAi);
  return (
    <ScoreLine
      factors={[
        { label: "Score", value: percent(score), note: status === "passed" ? "passed" : "70 % and the AI’s slip pass" },
        {
          label: "Valid tests",
          value: percent(parts.validity),
          note: counted === 0 ? "none counts yet" : `${parts.useful} of ${counted} that count`,
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

function Table({ detail }: { detail: TestReport["detail"] }) {
  const { columns, hidden } = columnsOf(detail);
  const named = (ids: readonly string[]) =>
    detail.tests
      .filter(({ id }) => ids.includes(id))
      .map((test) => `“${titleOf(test)}”`)
      .join(", ");
  return (
    <>
      <Matrix id="matrix" title="Which test kills which wrong version" columns={columns} groups={groupsOf(detail)} />
      {hidden > 0 && (
        <p className="hint under">
          {columns.length} of your {columns.length + hidden} tests are drawn. What the others do stands at the tests.
        </p>
      )}
      {detail.idle.length > 0 && (
        <p className="hint under">
          {detail.idle.length === 1 ? `${named(detail.idle)} kills` : `${named(detail.idle)} kill`} none of these. That
          costs nothing, and counts for nothing.
        </p>
      )}
      {detail.redundant.length > 0 && (
        <p className="hint under">
          Without {named(detail.redundant)}, each by itself, everything would still be killed by the others.
        </p>
      )}
      {detail.allowed.length > 0 && <Allowed allowed={detail.allowed} />}
    </>
  );
}

function Allowed({ allowed }: { allowed: TestReport["detail"]["allowed"] }) {
  return (
    <details className="opens under">
      <summary>{countOf(allowed.length, "mutant does", "mutants do")} not count, each for a reason</summary>
      <ul className="words mt-2">
        {allowed.map(({ id, line, original, replacement, because }) => (
          <li key={id}>
            <code className="break-words">
              {original} → {replacement || "(nothing)"}
            </code>{" "}
            <span className="hint">line {line}</span>
            <p>{because}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Suite({
  suite,
  detail,
  notesAt,
}: {
  suite: string;
  detail: TestReport["detail"];
  notesAt: ReportProps<TestOpen, TestWork, TestReport>["notesAt"];
}) {
  const { suitePath, failure } = detail;
  const { lines, unplaced } = resultsByLine(detail);
  const failedAt = failure && (!failure.file || failure.file === suitePath) ? (failure.line ?? null) : null;
  return (
    <section className="part" id="suite" aria-labelledby="suite-title">
      <header>
        <h2 id="suite-title">Your suite, with the results at the tests</h2>
      </header>
      {failure && (
        <div className="mb-4">
          <Notice tone="half" mark="Did not run" title={failure.message}>
            <p>
              {failure.file && (
                <>
                  In <code>{failure.file}</code>
                  {failure.line && (
                    <>
                      , <a href={`#l${failure.line}`}>line {failure.line}</a>
                    </>
                  )}
                  .{" "}
                </>
              )}
              Nothing could be judged, so the score is 0. Run it in the editor: it breaks there in the same way.
            </p>
          </Notice>
        </div>
      )}
      <div className="file">
        <header>
          <Icon name="file" />
          <h3>{suitePath}</h3>
        </header>
        <Listing
          caption={`${suitePath}, your suite with the results in place`}
          file={suitePath}
          name={suitePath}
          text={suite}
          tone={(line) => (line === failedAt ? "was-bad" : toneOf(lines.get(line)))}
          below={(line) => {
            const tests = lines.get(line);
            const notes = notesAt({ file: suitePath, side: "new", line });
            if (!tests && !notes && line !== failedAt) return null;
            return (
              <>
                {line === failedAt && failure && (
                  <div className="in bad slim" id={`l${line}`}>
                    <div className="at">{line}</div>
                    <div className="box">
                      <p>{failure.message}</p>
                    </div>
                  </div>
                )}
                {tests && <TestResults id={`l${line}`} at={String(line)} tests={tests} detail={detail} />}
                {notes}
              </>
            );
          }}
        />
        {unplaced.length > 0 && <TestResults id="unplaced" at="…" tests={unplaced} detail={detail} />}
      </div>
    </section>
  );
}

function toneOf(tests: readonly TestReport["detail"]["tests"][number][] | undefined): string | undefined {
  if (!tests) return undefined;
  if (tests.some(({ status }) => status === "invalid" || status === "empty")) return "was-half";
  return tests.some(({ kills }) => kills > 0) ? "was-good" : "was-left";
}
