import { expect, it } from "vitest";
import { previewTemplate } from "./src/preview";
import { officeWith, rex } from "./tests/office";

it("reads no file of another workspace, by name or by part", async () => {
  const way = "..././acme/prices";
  const office = officeWith({
    "/srv/templates/acme/prices.txt": "10 cents each",
    "/srv/templates/bolt/mine.txt": `{{> ${way}}}`,
  });
  await expect(previewTemplate(office, rex, "bolt", way, {})).rejects.toMatchObject({ status: 404 });
  const text = await previewTemplate(office, rex, "bolt", "mine", {}).catch(() => "");
  expect(text).not.toContain("10 cents");
});
