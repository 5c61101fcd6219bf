import type { Failure, Files } from "~/sandbox/contract";
import { capital } from "../count-words";
import { isStop, sayFailure } from "../failure-words";
import type { RemarkPlace, ReportRemark, ReportTest } from "../report-data";
import type { FixContent } from "./content";
import type { FixDetail, FixReport } from "./report-schema";
import { sayNotLoaded } from "./say-not-loaded";
import { sayUnits } from "./say-units";
import { titleOfGoals } from "./title-of-goals";
import type { FixWork } from "./work";

type Outcome = FixDetail["visible"][number];

/** A test's id starts with the test's file: "hidden/past-closing.test.ts#2". */
const fileOf = ({ id }: Outcome) => id.split("#", 1)[0]!;

/** Returns every test by name. A count of sealed tests, or a measured limit, appears as a separate test. */
export function testsOfFix({ detail }: FixReport): ReportTest[] {
  const { failure, defects, speed, structure, kept, visible } = detail;
  if (failure)
    return [{ suite: ["The code"], name: isStop(failure.kind) ? "stays within limits" : "loads", ...outcome(failure) }];
  const title = titleOfGoals(detail);
  return [
    ...defects.flatMap(({ says, open, twins }) => [
      ...open.map((test) => toTest([title, says], test)),
      measured([title, says], "with other inputs", twins.passed === twins.total, sayTwins(twins)),
    ]),
    ...speed.map(({ says, share, ...reading }) => measured([title], says, share === 1, sayReading(reading))),
    ...structure.map(({ says, share, measured: own, limit }) =>
      measured([title], says, share === 1, `${own ?? "not measurable"}, at most ${limit}`),
    ),
    ...kept.flatMap(({ says, tests }) => tests.map((test) => toTest(["What worked before", says], test))),
    ...visible.map((test) => toTest(["Tests that the learner could run"], test)),
  ];
}

function toTest(suite: readonly string[], test: Outcome): ReportTest {
  const [name, ...groups] = [...test.title].reverse();
  return {
    suite: [...suite, ...groups.reverse()],
    name: name || test.id,
    file: fileOf(test),
    ...outcome(test.failure),
  };
}

function outcome(failure: Failure | null): Pick<ReportTest, "status" | "was" | "message" | "diff"> {
  if (!failure) return { status: "passed", was: "passed" };
  const { kind, diff } = failure;
  return { status: "failed", was: kind, message: `${sayPlace(failure)}${sayFailure(failure)}`, ...(diff && { diff }) };
}

const sayPlace = ({ file, line }: Failure) => (file ? `${file}${line ? `:${line}` : ""}: ` : "");

const measured = (suite: readonly string[], name: string, holds: boolean, message: string): ReportTest =>
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
  const grows = `growth ${growth === null ? "not known" : `× ${growth.toFixed(1)}`}, at most × ${maxGrowth}`;
  return [...(failure ? [sayFailure(failure)] : []), ...works, grows].join("; ");
}

const sayTwins = ({ passed, total, notLoaded }: FixDetail["defects"][number]["twins"]) =>
  notLoaded ? sayNotLoaded(notLoaded) : `${passed} of ${total} pass`;

/**
 * Returns a remark for everything that fails. The remark's place is the line of the failure if known, otherwise the
 * file that contains the test, probe or limit.
 */
export function remarksOfFix(content: FixContent, { detail }: FixReport, { files }: FixWork): ReportRemark[] {
  const { exercise } = content;
  const pathPlace = (file: string) => placeIn(content, files, file);
  const say = (rule: Rule, text: string, place: RemarkPlace): ReportRemark => ({
    rule,
    means: RULES[rule],
    level: "error",
    text,
    place,
  });
  const placeOf = ({ file, line }: Failure, otherwise: RemarkPlace): RemarkPlace =>
    file === undefined ? otherwise : { ...pathPlace(file), ...(line && { from: line }) };
  if (detail.failure) {
    const first = exercise.editable.find((path) => path in files) ?? exercise.editable[0]!;
    const at = placeOf(detail.failure, pathPlace(first));
    return [say("did-not-run", sayFailure(detail.failure), at)];
  }
  const failing = (rule: Rule, says: string, tests: readonly Outcome[]) =>
    tests.flatMap((test) => {
      if (!test.failure) return [];
      const text = `${capital(says)}: “${test.title.at(-1)}” ${sayFailure(test.failure)}`;
      return [say(rule, text, placeOf(test.failure, pathPlace(fileOf(test))))];
    });
  const open = <T extends { readonly share: number }>(one: T) => one.share < 1;
  return [
    ...detail.defects.flatMap(({ id, says, open: tests, twins }) => {
      const found = failing("still-there", says, tests);
      if (twins.passed === twins.total) return found;
      const [twin] = exercise.defects.find((one) => one.id === id)!.twins;
      const text = `${capital(says)}: with other inputs, ${sayTwins(twins)}`;
      return [...found, say("still-there", text, pathPlace(twin!))];
    }),
    ...detail.speed.filter(open).map(({ id, says, ...reading }) => {
      const { probe } = exercise.speed!.find((one) => one.id === id)!;
      return say("still-slow", `${capital(says)}: ${sayReading(reading)}`, pathPlace(probe));
    }),
    ...detail.structure.filter(open).map(({ id, says, limit, measured: own }) => {
      const [file] = exercise.structure!.find((one) => one.id === id)!.files ?? exercise.editable;
      const text = `${capital(says)}: ${own ?? "not measurable"}, at most ${limit}`;
      return say("over-a-limit", text, pathPlace(file!));
    }),
    ...detail.kept.flatMap(({ says, tests }) => failing("broken-now", says, tests)),
    ...failing("visible-test-fails", "a test the learner could run", detail.visible),
  ];
}

const RULES = {
  "did-not-run": "The changed code didn’t load in any test, or was stopped at a limit.",
  "still-there": "A defect is not fixed, or is fixed only for some inputs.",
  "still-slow": "A performance defect is not fixed.",
  "over-a-limit": "The code exceeds a limit on its structure.",
  "broken-now": "Something that worked before the change is broken.",
  "visible-test-fails": "A test that the learner could run fails.",
} as const;
type Rule = keyof typeof RULES;

/**
 * Returns the place of a file. Submitted files are in the work. Other files are in the exercise's folder: hidden tests
 * at the path where they run, and all others under `code/`.
 */
function placeIn({ exercise }: FixContent, files: Files, file: string): RemarkPlace {
  if (exercise.editable.includes(file) && file in files) return { in: "work", path: file };
  return { in: "exercise", path: file.startsWith("hidden/") ? file : `code/${file}` };
}
