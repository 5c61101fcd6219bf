import { expect, it } from "vitest";
import { sampleOf } from "../src/sample";
import { officeWith, uma } from "./office";

it("is the first line of a template, cut where it is long", async () => {
  const office = officeWith({
    "/srv/templates/acme/spring/sale.txt": "Hello {{first name}}!\n20 % off",
    "/srv/templates/acme/long.txt": "x".repeat(100),
  });
  expect(await sampleOf(office, uma, "spring/sale")).toBe("Hello {{first name}}!");
  expect(await sampleOf(office, uma, "long")).toHaveLength(80);
  await expect(sampleOf(office, uma, "../bolt/secret")).rejects.toMatchObject({ status: 404 });
});
