import { expect, it } from "vitest";
import { ida, list, portalWith } from "../tests/portal";

// This was always right. Change it into a sequence of requests that used to show someone the wrong page.
it("shows each viewer the right page", async () => {
  const { seen } = portalWith(list("a"));
  expect(await seen(ida, "trees")).toEqual(["a"]);
  expect(await seen(undefined, "trees")).toEqual([]);
});
