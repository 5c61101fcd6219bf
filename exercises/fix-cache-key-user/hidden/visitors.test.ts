import { expect, it } from "vitest";
import { ida, list, portalWith } from "./portal";

it("shows visitors a change on their next request", async () => {
  const { pages, seen } = portalWith(list("a", { isPublic: true, topic: "wells & taps" }));
  expect(await seen(undefined, "wells & taps")).toEqual(["a"]);
  await pages.change(ida, "a", { title: "Taps" });
  expect(await pages.page(undefined, "wells & taps")).toMatchObject([{ title: "Taps" }]);
  await pages.change(ida, "a", { isPublic: false });
  expect(await seen(undefined, "wells & taps")).toEqual([]);
});
