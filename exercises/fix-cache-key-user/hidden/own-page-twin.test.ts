import { expect, it } from "vitest";
import { jon, list, portalWith } from "./portal";

it("shows owners a list that they have added, and what became of it", async () => {
  const { pages } = portalWith(list("x", { ownerId: jon.id, topic: "noise & air" }));
  const titles = async () =>
    (await pages.page(jon, "noise & air")).map(({ title, isPublic }) => `${title} ${isPublic}`);
  expect(await titles()).toEqual(["List x false"]);
  await pages.add(jon, "y", "noise & air", "At night");
  expect(await titles()).toEqual(["At night false", "List x false"]);
  await pages.change(jon, "y", { isPublic: true });
  expect(await titles()).toEqual(["At night true", "List x false"]);
});
