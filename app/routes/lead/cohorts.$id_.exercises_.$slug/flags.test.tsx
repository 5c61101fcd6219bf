import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Flags } from "./flags";

it("says how many disputes wait for a ruling, and how many ended without one", () => {
  const say = (
    flag: "held" | "disputed" | "dispute-ended",
    some: { waiting: number; ended: number; held?: number },
  ) => {
    const disputes = { held: 0, ...some };
    return renderToStaticMarkup(<Flags flags={[flag]} disputes={disputes} figures={null} item={null} common={null} />);
  };
  expect(say("held", { held: 1, waiting: 0, ended: 0 })).toContain("1 finding has no ruling in this cohort");
  expect(say("disputed", { waiting: 2, ended: 1 })).toContain("2 disputed results in this cohort");
  expect(say("dispute-ended", { waiting: 0, ended: 1 })).toContain("1 dispute ended without a ruling in this cohort");
  expect(say("dispute-ended", { waiting: 1, ended: 2 })).toContain("2 disputes ended without a ruling in this cohort");
});
