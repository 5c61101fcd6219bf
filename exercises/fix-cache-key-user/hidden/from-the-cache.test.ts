import { expect, it } from "vitest";
import { ida, list, portalWith, robot } from "./portal";

it("searches once for each viewer and topic", async () => {
  const { seen, searches } = portalWith(list("a"), list("b", { topic: "wells" }));
  for (const viewer of [ida, ida, ida]) await seen(viewer, "trees");
  await seen(ida, "wells");
  await seen(ida, "wells");
  expect(searches).toEqual(["trees for 7", "wells for 7"]);
});

it.each([
  ["user 0", robot],
  ["visitors", undefined],
])("does so for %s as well", async (_who, viewer) => {
  const { seen, searches } = portalWith(list("a"));
  await seen(viewer);
  await seen(viewer);
  expect(searches).toHaveLength(1);
});

it("keeps a page that is empty", async () => {
  const { seen, searches } = portalWith();
  await seen(ida);
  await seen(ida);
  expect(searches).toHaveLength(1);
});
