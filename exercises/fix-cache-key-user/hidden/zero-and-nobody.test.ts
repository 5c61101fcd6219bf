import { expect, it } from "vitest";
import { list, portalWith, robot } from "./portal";

it("keeps the page of user 0 from visitors", async () => {
  const { seen } = portalWith(list("closures", { ownerId: 0, topic: "schools" }));
  expect(await seen(robot, "schools")).toEqual(["closures"]);
  expect(await seen(undefined, "schools")).toEqual([]);
});

it("shows user 0 its own lists after a visitor", async () => {
  const { seen } = portalWith(list("closures", { ownerId: 0, topic: "schools" }));
  await seen(undefined, "schools");
  expect(await seen(robot, "schools")).toEqual(["closures"]);
});
