import { expect, it } from "vitest";
import { previewTemplate } from "./src/preview";
import { officeWith, uma } from "./tests/office";

it("ends with the name of a part that is not there", async () => {
  const office = officeWith({ "/srv/templates/acme/sale.txt": "Sale! {{> legal}}" });
  const previewing = previewTemplate(office, uma, "acme", "sale", {});
  await expect(previewing).rejects.toMatchObject({ status: 422, message: "no template legal" });
});
