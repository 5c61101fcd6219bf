import { expect, it } from "vitest";
import { arena, result } from "../tests/arena";

// This evening always went well. Change it into one that the old code got wrong.
it("shows what is stored, and nothing else", async () => {
  const { boards, shown } = arena("finale", "ana 90");
  await shown();
  await boards.submit("finale", result("bo 120"));
  expect(await shown()).toEqual(["bo 120", "ana 90"]);
});
