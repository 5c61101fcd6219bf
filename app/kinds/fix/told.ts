import type { Failure } from "~/sandbox/contract";
import { capital } from "../count-words";
import { sayFailure } from "../failure-words";
import type { RemarkPlace, ToldRemark, ToldTest } from "../told";
import type { FixContent } from "./content";
import type { FixDetail, FixReport } from "./report-schema";
import { sayUnits } from "./say-units";

type Outcome = FixDetail["visible"][number];

/** A test's id names its file first: "hidden/past-closing.test.ts#2". */
const fileOf = ({ id }: Outcome) => id.split("#", 1)[0]!;
const DEFECT = "Each defect";

/** Every test by name, and what is only counted or measured as a test of its own. */
export function testsOfFix({ detail }: FixReport): ToldTest[] {
  const { failure, defects, speed, structure, kept, visible } = detail;
  if (failure) return [{ suite: ["The code"], name: "loads", ...outcome(failure) }];
  return [
    ...defects.flatMap(({ says, open, twins: { passed, total } }) => [
      ...open.map((test) => toTest([DEFECT, says], test)),
      measured([DEFECT, says], "with other inputs", passed === total, `${passed} of ${total} pass`),
    ]),
    ...speed.map(({ says, share, ...reading }) => measured([DEFECT], says, share === 1, sayReading(reading))),
    ...structure.map(({ says, share, measured: own, limit }) =>
      measured([DEFECT], says, share === 1, `${own ?? "not measurable"}, at most ${limit}`),
    ),
    ...kept.flatMap(({ says, tests }) => tests.map((test) => toTest(["What worked before", says], test))),
    ...visible.map((test) => toTest(["Tests that the learner could run"], test)),
  ];
}

function toTest(suite: readonly string[], test: Outcome): ToldTest {
  const [name, ...groups] = [...test.title].reverse();
  return {
    suite: [...suite, ...groups.reverse()],
    name: name || test.id,
    file: fileOf(test),
    ...outcome(test.failure),
  };
}

function outcome(failure: Failure | null): Pick<ToldTest, "status" | "was" | "message" | "diff"> {
  if (!failure) return { status: "passed", was: "passed" };
  const { kind, diff } = failure;
  return { status: "failed", was: kind, message: `${sayPlace(failure)}${sayFailure(failure)}`, ...(diff && { diff }) };
}

const sayPlace = ({ file, line }: Failure) => (file ? `${file}${line ? `:${line}` : ""}: ` : "");

const measured = (suite: readonly string[], name: string, holds: boolean, message: string): ToldTest =>
  holds ? { suite, name, status: "passed", was: "passed" } : { suite, name, status: "failed", was: "failed", message };

function sayReading({
  sizes,
  growth,
  maxGrowth,
  failure,
}: Pick<FixDetail["speed"][number], "sizes" | "growth" | "maxGrowth" | "failure">) {
  const works = sizes.map(
    ({ n, units, limit }) => `at size ${n} ${units === null ? "stopped" : sayUnits(units)}, at most ${sayUnits(limit)}`,
  );
  const grows = `growth × ${growth === null ? "not known" : growth.toFixed(1)}, at most × ${maxGrowth}`;
  return [...(failure ? [sayFailure(failure)] : []), ...works, grows].join("; ");
}

/** What fails, at the learner's line where one is known, else at the test that shows it. */
export function remarksOfFix(content: FixContent, { detail }: FixReport): ToldRemark[] {
  const { failure, defects, speed, structure, kept, visible } = detail;
  const say = (rule: Rule, text: string, place: RemarkPlace | null = null): ToldRemark => ({
    ...{ rule, means: RULES[rule], level: "error", text, place },
  });
  if (failure) return [say("did-not-run", sayFailure(failure), failurePlace(content, failure))];
  const failing = (rule: Rule, says: string, tests: readonly Outcome[]) =>
    tests.flatMap((test) => {
      if (!test.failure) return [];
      const text = `${capital(says)}: “${test.title.at(-1)}” ${sayFailure(test.failure)}`;
      return [say(rule, text, failurePlace(content, test.failure) ?? testPlace(test))];
    });
  return [
    ...defects.flatMap(({ says, open, twins: { passed, total } }) => [
      ...failing("still-there", says, open),
      ...(passed < total ? [say("still-there", `${capital(says)}: with other inputs ${passed} of ${total} pass`)] : []),
    ]),
    ...speed
      .filter(({ share }) => share < 1)
      .map(({ says, ...reading }) => say("still-slow", `${capital(says)}: ${sayReading(reading)}`)),
    ...structure
      .filter(({ share }) => share < 1)
      .map(({ says, limit, measured: own }) =>
        say("over-a-limit", `${capital(says)}: ${own ?? "not measurable"}, at most ${limit}`),
      ),
    ...kept.flatMap(({ says, tests }) => failing("broken-now", says, tests)),
    ...failing("visible-test-fails", "a test that the learner could run", visible),
  ];
}

const RULES = {
  "did-not-run": "No test could load the repaired code.",
  "still-there": "A defect is not mended, or for some inputs only.",
  "still-slow": "A speed defect is not mended.",
  "over-a-limit": "A limit on the shape of the code does not hold.",
  "broken-now": "Something that worked before the change is broken.",
  "visible-test-fails": "A test that the learner could run fails.",
} as const;
type Rule = keyof typeof RULES;

/** Hidden tests lie where they are run; the AI's code and the visible tests under `code/`. */
const inExercise = (file: string) => (file.startsWith("hidden/") ? file : `code/${file}`);

const testPlace = (test: Outcome): RemarkPlace => ({ in: "exercise", path: inExercise(fileOf(test)) });

function failurePlace({ exercise }: FixContent, { file, line }: Failure): RemarkPlace | null {
  if (!file) return null;
  const place = exercise.editable.includes(file)
    ? ({ in: "work", path: file } as const)
    : ({ in: "exercise", path: inExercise(file) } as const);
  return { ...place, ...(line && { from: line }) };
}
