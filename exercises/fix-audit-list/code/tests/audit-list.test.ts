import { expect, it } from "vitest";
import { auditPage } from "../src/audit-list";
import { office } from "./office";

it("lists the oldest entries first, page by page", () => {
  const { pages } = office("b 2026-05-04T09:01:00.000Z", "a 2026-05-04T09:00:00.000Z", "c 2026-05-05T08:00:00.000Z");
  expect(pages(2)).toEqual([["a", "b"], ["c"]]);
});

it("lists one department", () => {
  const { pages } = office("a 2026-05-04T09:00:00.000Z", "w 2026-05-04T09:00:01.000Z water");
  expect(pages(5)).toEqual([["a"]]);
});

it("begins with the first day that was asked for", () => {
  const { pages } = office("a 2026-05-03T23:59:59.999Z", "b 2026-05-04T00:00:00.000Z");
  expect(pages(5, { from: "2026-05-04" })).toEqual([["b"]]);
});

it("refuses odd sizes", () => {
  const { trail } = office();
  for (const size of [0, 201, 2.5]) expect(() => auditPage(trail, { department: "parks", size })).toThrow(RangeError);
});

// What the auditor was missing on 6 May. Noor
it("lists keys that were revoked together", () => {
  const at = "2026-05-06T16:20:00.000Z";
  const { pages } = office(`k2 ${at}`, `k1 ${at}`, `k3 ${at}`, "z 2026-05-06T16:21:00.000Z");
  expect(pages(2).flat().toSorted()).toEqual(["k1", "k2", "k3", "z"]);
});
