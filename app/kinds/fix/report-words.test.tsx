import { renderToStaticMarkup } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { expect, it } from "vitest";
import type { Failure } from "~/sandbox/contract";
import type { FixDetail } from "./report-schema";
import { StillOpen } from "./report-words";
import { sayAsked } from "./say-asked";

function said(failure: Failure): string {
  const test = { id: "hidden/late.test.ts#0", title: ["closes late"], failure };
  const detail = {
    kept: [{ id: "late", says: "the shop closes late", holds: false, tests: [test] }],
    defects: [],
    speed: [],
    structure: [],
    visible: [],
    afterPass: { tests: {} },
  } as unknown as FixDetail;
  const html = renderToStaticMarkup(
    <StaticRouter location="/">
      <StillOpen detail={detail} isWithheld />
    </StaticRouter>,
  );
  return html.match(/<b>“closes late”<\/b> (.*?)<\/p>/)![1]!.replaceAll("<!-- -->", "");
}

it("an error in the code is named with its place, a failed expectation of a hidden test isn't", () => {
  expect(said({ kind: "error", message: "RangeError: no such day", file: "src/days.ts", line: 4 })).toBe(
    "src/days.ts, line 4: RangeError: no such day",
  );
  expect(said({ kind: "assertion", message: "expected 1 to be 2", file: "hidden/late.test.ts", line: 9 })).toBe(
    "expected 1 to be 2",
  );
  expect(said({ kind: "error", message: "stopped" })).toBe("stopped");
});

it("a row of a table in the bug report is quoted as its cells", () => {
  expect(sayAsked(["| 31 January | 1 month |  |", "It prints a | b."])).toBe(
    "The bug report says: “31 January · 1 month” “It prints a | b.”",
  );
});
