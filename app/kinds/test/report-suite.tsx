import { Icon } from "~/ui/icons";
import { Listing } from "~/ui/text/code-block";
import type { ReportProps } from "../page-props";
import { LEARNER_WORDS, type ReportReader } from "../report-reader";
import type { TestOpen } from "./open";
import { TestResults } from "./report-results";
import { isUncounted, resultsByLine } from "./report-rows";
import type { TestReport } from "./report-schema";
import type { TestWork } from "./work";

/** Shows the submitted suite, with each test's result below the test's line. */
export function Suite({
  suite,
  detail,
  reader,
  notesAt,
}: {
  suite: string;
  detail: TestReport["detail"];
  reader: ReportReader;
  notesAt: ReportProps<TestOpen, TestWork, TestReport>["notesAt"];
}) {
  const { suitePath, failure } = detail;
  const { Your } = LEARNER_WORDS[reader];
  const { lines, unplaced } = resultsByLine(detail);
  const failedAt = failure && (!failure.file || failure.file === suitePath) ? (failure.line ?? null) : null;
  return (
    <section className="part" id="suite" aria-labelledby="suite-title">
      <header>
        <h2 id="suite-title">
          {Your} suite{!failure && ", with the results next to each test"}
        </h2>
      </header>
      <div className="file">
        <header>
          <Icon name="file" />
          <h3>{suitePath}</h3>
        </header>
        <Listing
          caption={`${suitePath}, the suite with the test results inline`}
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
  if (tests.some((test) => test.status === "invalid" || (isUncounted(test) && test.status !== "waiting")))
    return "was-half";
  return tests.some(({ kills }) => kills > 0) ? "was-good" : "was-left";
}
