import { expect, it } from "vitest";
import { auditPage } from "../src/audit-list";
import { office } from "./office";

it("knows the last page, though it is full", () => {
  const { pages } = office("a 2026-05-01T08:00:00.000Z", "b 2026-05-02T08:00:00.000Z");
  expect(pages(2)).toEqual([["a", "b"]]);
  expect(pages(1)).toEqual([["a"], ["b"]]);
});

it("has an empty page where there is nothing", () => {
  const { trail } = office("w 2026-05-01T08:00:00.000Z water");
  expect(auditPage(trail, { department: "parks", size: 5 })).toEqual({ entries: [] });
});
