import { Mark, type Outcome } from "~/ui/mark";
import { Difference } from "~/ui/text/code-block";
import { nameHidden } from "~/ui/text/hidden-signs";
import { capital, countOf } from "../count-words";
import { howOf, isUncounted, killsOf, REFUSED, sayRejects, sayUncounted, titleOf } from "./report-rows";
import type { TestDetail } from "./report-schema";
import { TOO_MANY_ROWS } from "./too-many-rows";

type Test = TestDetail["tests"][number];

/** Shows, below a line of the suite, the results of the tests on that line: a single test, or the rows of an `each`. */
export function TestResults({
  id,
  at,
  tests,
  detail,
}: {
  id: string;
  at: string;
  tests: readonly Test[];
  detail: TestDetail;
}) {
  const wrong = tests.filter(({ status }) => status !== "valid");
  const right = tests.filter(({ status }) => status === "valid");
  const name = tests.length === 1 ? `“${titleOf(tests[0]!)}”` : countOf(tests.length, "test");
  return (
    <article className={`in slim ${toneOf(tests)}`} id={id} aria-label={`Result of ${name}`}>
      <div className="at">{at}</div>
      <div className="box">
        {right.length > 0 && <Valid tests={right} isPart={tests.length > 1} detail={detail} />}
        {wrong.slice(0, MOST_WRONG).map((test) => (
          <Wrong key={test.id} test={test} isPart={tests.length > 1} tests={detail.tests} />
        ))}
        {wrong.length > MOST_WRONG && <p>And {wrong.length - MOST_WRONG} more rows that don’t count.</p>}
      </div>
    </article>
  );
}

const MARKS = {
  empty: "Empty",
  broad: "Too broad",
  unexamined: "Not examined",
  heavy: "Too much work",
  waiting: "Not shown yet",
} as const;

/**
 * The maximum number of failing rows shown. Rows of the same `each` fail in similar ways, so the first few are enough.
 */
const MOST_WRONG = 5;

function toneOf(tests: readonly Test[]): Outcome {
  if (tests.some((test) => test.status === "invalid" || (isUncounted(test) && test.status !== "waiting")))
    return "half";
  return tests.some(({ kills }) => kills > 0) ? "good" : "left";
}

function Valid({ tests, isPart, detail }: { tests: readonly Test[]; isPart: boolean; detail: TestDetail }) {
  const kills = killsOf(detail, tests);
  const all = detail.mistakes.length + detail.mutants.length;
  const isSpare = kills > 0 && tests.every(({ id }) => detail.redundant.includes(id));
  return (
    <p>
      <Mark tone={kills > 0 ? "good" : "left"}>
        {kills > 0 ? `Kills ${kills} of ${all}` : "Kills none of the wrong versions"}
      </Mark>
      {isPart && ` ${countOf(tests.length, "test")} from this line, combined.`}
      {kills === 0 && " This has no effect on the score."}
      {isSpare && " Other tests kill the same versions."}
    </p>
  );
}

function Wrong({ test, isPart, tests }: { test: Test; isPart: boolean; tests: readonly Test[] }) {
  const name = isPart && (
    <>
      {" "}
      “<bdi className="inline">{nameHidden(titleOf(test))}</bdi>”:
    </>
  );
  if (isUncounted(test))
    return (
      <p>
        <Mark tone={test.status === "waiting" ? "left" : "half"}>{MARKS[test.status]}</Mark>
        {name} {sayUncounted(test)}.
      </p>
    );
  if (test.status === "skipped")
    return (
      <p>
        <Mark tone="left">Skipped</Mark>
        {name} this test did not run.
      </p>
    );
  return (
    <div>
      <p>
        <Mark tone="half">{test.rejects ? REFUSED[howOf(test.rejects)] : "Invalid"}</Mark>
        {name} <WhyInvalid test={test} tests={tests} />
      </p>
      {test.rejects?.seen?.diff && (
        <div className="run">
          <Difference diff={test.rejects.seen.diff} />
        </div>
      )}
    </div>
  );
}

/** Says which correct version a test rejects, or which row made the test invalid. */
export function WhyInvalid({ test, tests }: { test: Test; tests: readonly Test[] }) {
  if (test.rejects) return capital(sayRejects(test.rejects));
  const culprit = tests.find(({ id }) => id === test.invalidWith);
  return (
    <>
      This test itself is correct, but it counts together with “{culprit ? titleOf(culprit) : "another"}”, which is
      invalid. Rows of one <code>each</code> and tests with the same body count as one test. {TOO_MANY_ROWS}.
    </>
  );
}
