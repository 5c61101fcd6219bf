import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Flags } from "./flags";

it("says how many disputes wait for a ruling, and how many ended without one", () => {
  const say = (flag: "disputed" | "dispute-ended", disputes: { waiting: number; ended: number }) =>
    renderToStaticMarkup(<Flags flags={[flag]} disputes={disputes} figures={null} item={null} common={null} />);
  expect(say("disputed", { waiting: 2, ended: 1 })).toContain("2 disputed results in this cohort");
  expect(say("dispute-ended", { waiting: 0, ended: 1 })).toContain("1 dispute ended without a ruling in this cohort");
  expect(say("dispute-ended", { waiting: 1, ended: 2 })).toContain("2 disputes ended without a ruling in this cohort");
});
