import { expect, it } from "vitest";
import { ida, list, portalWith } from "../tests/portal";

it("shows nothing of a user to a visitor who types a number behind the topic", async () => {
  const { seen } = portalWith(list("a"));
  await seen(ida, "trees");
  expect(await seen(undefined, "trees:7")).toEqual([]);
});
