import { expect, it } from "vitest";
import { progressOf } from "./import-form";

it.each([
  ["invites", { toInvite: 3, toMove: 0 }, { invited: 2, moved: 0 }, "2 of 3 invited"],
  ["moves", { toInvite: 0, toMove: 4 }, { invited: 0, moved: 1 }, "1 of 4 moved"],
  ["invites and moves", { toInvite: 3, toMove: 4 }, { invited: 2, moved: 1 }, "3 of 7 invited or moved"],
])("the progress of an import counts everyone whom it %s", (_does, planned, soFar, says) => {
  const { label, done, all, verb } = progressOf(planned, { id: "running", ...soFar });
  expect(`${done} of ${all} ${verb}`).toBe(says);
  expect(label).toBe(`People ${verb}`);
  expect(progressOf(planned, undefined).done).toBe(0);
});
