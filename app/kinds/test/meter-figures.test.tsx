import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Failure, TestResult } from "~/sandbox/contract";
import { Figures } from "./meter-figures";
import type { Reading } from "./meter-reading";

const SUITE = 'import { it } from "vitest";\n\nit("rounds", () => {});\n';
const none = { redundant: [], unnoticed: [], untried: [], stopped: [], empty: [], idle: [] };

function placeOf(failure: Failure): string {
  const test = {
    id: "suite.test.ts#0",
    title: ["rounds"],
    status: "failed",
    failures: [failure],
  } as unknown as TestResult;
  const reading = { ...none, noticed: 0, of: 1, measuring: 1, tests: 1, work: 0, apart: [test] } as Reading;
  const html = renderToStaticMarkup(
    <Figures state={{} as never} suitePath="suite.test.ts" suite={SUITE} onLine={() => {}} reading={reading} />,
  );
  return html.match(/<button[^>]*>(.*?)<\/button>/)![1]!;
}

it("a test that says the AI is wrong links to the line that failed, in the suite or in the code", () => {
  expect(placeOf({ kind: "assertion", message: "1", file: "suite.test.ts", line: 7 })).toBe("suite.test.ts, line 7");
  expect(placeOf({ kind: "error", message: "1", file: "src/round.ts", line: 2 })).toBe("round.ts, line 2");
  expect(placeOf({ kind: "error", message: "1", file: "src/round.ts" })).toBe("suite.test.ts, line 3");
});
