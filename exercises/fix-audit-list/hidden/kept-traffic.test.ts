import { expect, it } from "vitest";
import { auditPage } from "../src/audit-list";
import { office } from "./office";

it("shifts nothing when entries are written or archived meanwhile", () => {
  const day = (n: number) => `e${n} 2026-05-0${n}T10:00:00.000Z`;
  const { trail, write, idsOf } = office(day(2), day(3), day(4), day(5), day(6));
  const first = auditPage(trail, { department: "parks", size: 2 });
  expect(idsOf(first)).toEqual(["e2", "e3"]);
  trail.archive(["e2", "e3"]);
  write(day(1), day(7));
  const after = first.next as string;
  expect(idsOf(auditPage(trail, { department: "parks", size: 2, after }))).toEqual(["e4", "e5"]);
});
