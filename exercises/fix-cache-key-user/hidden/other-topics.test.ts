import { expect, it } from "vitest";
import { ida, list, portalWith } from "./portal";

it("leaves the pages of other topics in the cache, those whose name begins alike too", async () => {
  const { pages, seen, searches } = portalWith(
    list("a"),
    list("b", { topic: "trees-2027" }),
    list("c", { topic: "wells" }),
  );
  for (const topic of ["trees-2027", "wells"]) await seen(ida, topic);
  await pages.change(ida, "a", { title: "Oaks" });
  for (const topic of ["trees-2027", "wells"]) await seen(ida, topic);
  expect(searches).toEqual(["trees-2027 for 7", "wells for 7"]);
});
