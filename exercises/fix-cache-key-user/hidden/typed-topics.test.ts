import { expect, it } from "vitest";
import { ida, list, portalWith } from "./portal";

it("shows nothing of a user to a visitor who types a number behind the topic", async () => {
  const { seen } = portalWith(list("a"));
  expect(await seen(ida, "trees")).toEqual(["a"]);
  expect(await seen(undefined, "trees:7")).toEqual([]);
});
