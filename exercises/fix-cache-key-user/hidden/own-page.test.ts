import { expect, it } from "vitest";
import { ida, list, portalWith } from "./portal";

it("shows owners their new title", async () => {
  const { pages } = portalWith(list("a"));
  await pages.page(ida, "trees");
  await pages.change(ida, "a", { title: "Oaks" });
  expect(await pages.page(ida, "trees")).toMatchObject([{ title: "Oaks" }]);
});
