import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Failure } from "~/sandbox/contract";
import { describeFix } from "./describe";
import { factsOfFix } from "./facts";
import { headlineOfFix } from "./headline";
import type { FixDetail, FixReport } from "./report-schema";
import { HiddenTests } from "./report-table";
import { testsOfFix } from "./report-tests";
import { StillOpen } from "./report-words";
import { resultOfFix } from "./shown-result";

const defect = (id: string, share: number) => ({
  id,
  says: `${id} is open`,
  share,
  open: [],
  twins: { passed: 0, total: 1 },
});
const kept = (id: string, holds: boolean) => ({ id, says: `${id} stays`, holds, tests: [] });
const report = (status: FixReport["status"], detail: Partial<FixDetail>): FixReport => ({
  version: 1,
  kind: "fix",
  status,
  score: 0,
  engine: "e",
  detail: {
    failure: null,
    changed: ["src/a.ts"],
    defects: [],
    speed: [],
    structure: [],
    kept: [],
    visible: [],
    parts: { mended: 0, kept: 1 },
    afterPass: { tests: {} },
    teaching: "",
    classes: [],
    skills: [],
    ...detail,
  },
});
const titleOf = (shares: number[], ...holds: boolean[]) =>
  headlineOfFix(
    report("failed", {
      defects: shares.map((share, i) => defect(`d${i}`, share)),
      kept: holds.map((held, i) => kept(`k${i}`, held)),
    }),
    "owner",
  ).title;

describe("the headline of a fix report", () => {
  it("says that a repair works", () => {
    const { title } = headlineOfFix(report("passed", { defects: [defect("a", 1)], kept: [kept("k", true)] }), "owner");
    expect(title).toBe("Your fix works: the defect is fixed, and nothing is broken");
  });

  it("says how much is fixed, then what is broken", () => {
    expect(titleOf([1, 0], true)).toBe("You fixed 1 of 2");
    expect(titleOf([1, 0], false)).toBe("You fixed 1 of 2; one thing that worked is broken");
    expect(titleOf([1], false, false)).toBe("Your fix works, but two things that worked are broken");
    expect(titleOf([0.5], true)).toBe("Your fix is partial");
    expect(titleOf([0], true)).toBe("Your change doesn’t fix it yet");
  });

  it("says that nothing was changed, or that nothing ran", () => {
    expect(headlineOfFix(report("failed", { changed: [] }), "owner").title).toBe("This is still the AI’s code");
    const failure = { kind: "error", message: "Unexpected token", file: "src/a.ts", line: 3 } as const;
    expect(headlineOfFix(report("errored", { failure }), "owner")).toEqual({
      title: "Your code did not run",
      lead: "src/a.ts, line 3: Unexpected token",
    });
  });

  it("doesn't say that code doesn't load if it was stopped at a limit", () => {
    const failure = { kind: "output", message: "stopped: the run printed more than 64 kB" } as const;
    const errored = report("errored", { failure });
    expect(headlineOfFix(errored, "owner").title).toBe("Your code was stopped");
    expect(testsOfFix(errored)[0]!.name).toBe("stays within limits");
    const notLoaded = (failure: Failure) =>
      report("failed", { defects: [{ ...defect("a", 0), twins: { passed: 0, total: 1, notLoaded: failure } }] });
    const said = (failure: Failure) => [
      describeFix(notLoaded(failure)).flatMap(({ lines }) => lines.flatMap(({ below = [] }) => below))[0],
      testsOfFix(notLoaded(failure))[0]!.message,
    ];
    expect(said(failure)).toEqual([
      "With other inputs, the code is stopped: the run printed more than 64 kB.",
      "the code is stopped: the run printed more than 64 kB",
    ]);
    expect(said({ kind: "error", message: "no settings" })).toEqual([
      "With other inputs, the code doesn’t load: no settings.",
      "the code doesn’t load: no settings",
    ]);
  });

  it("names what broke and what is still open", () => {
    const { lead } = headlineOfFix(report("failed", { defects: [defect("a", 0)], kept: [kept("k", false)] }), "owner");
    expect(lead).toBe("No longer works: K stays. Still open: A is open.");
  });

  it("says that a hidden test still fails although the repair passes by its twins, and so does the confidence", () => {
    const failure = { kind: "assertion", message: "expected 3 to be 4" } as const;
    const open = [{ id: "hidden/a.test.ts#1", title: ["the reported case"], failure }];
    const passed = report("passed", { defects: [{ ...defect("a", 1), open }], parts: { mended: 1, kept: 1 } });
    expect(headlineOfFix(passed, "owner").lead).toContain("But a hidden test fails.");
    expect(factsOfFix(passed).cameTrue).toBe(false);
    const page = renderToStaticMarkup(createElement(StillOpen, { detail: passed.detail, isWithheld: false }));
    expect(page).toContain("the reported case");
    expect(page).not.toContain("Nothing:");
  });

  it("names a limit that is exceeded, and the page lists it as still open", () => {
    const limit = { id: "s", says: "lines of the longest function", kind: "max-function-lines", limit: 10 };
    const failed = report("failed", { structure: [{ ...limit, share: 0, measured: 24 }] });
    expect(headlineOfFix(failed, "owner").lead).toBe("Still over its limit: Lines of the longest function.");
    const page = renderToStaticMarkup(createElement(StillOpen, { detail: failed.detail, isWithheld: false }));
    expect(page).toContain("<h3>Lines of the longest function</h3><p>The code has 24. The limit is 10.</p>");
    expect(page).not.toContain("Nothing:");
  });

  it("describes a refactoring by its limits, never by defects", () => {
    const limit = { id: "s", says: "lines of the longest function", kind: "max-function-lines", limit: 10 };
    const passed = report("passed", {
      structure: [
        { ...limit, share: 1, measured: 8 },
        { ...limit, id: "t", share: 1, measured: 9 },
      ],
      kept: [kept("k", true)],
    });
    expect(resultOfFix(passed).result).toBe(
      "Met 2 of 2 limits on the code’s structure and, according to hidden tests, preserved 1 of 1 behaviours that had to stay the same.",
    );
    const page = renderToStaticMarkup(createElement(HiddenTests, { detail: passed.detail, isWithheld: false }));
    for (const said of [page, JSON.stringify(describeFix(passed)), JSON.stringify(testsOfFix(passed))]) {
      expect(said).toContain("Each limit");
      expect(said).not.toContain("defect");
    }
    expect(resultOfFix(report("passed", { defects: [defect("a", 1)], kept: [kept("k", true)] })).result).toBe(
      "According to hidden tests: fixed 1 of 1 defect, and preserved 1 of 1 behaviours that had to stay the same.",
    );
  });
});
