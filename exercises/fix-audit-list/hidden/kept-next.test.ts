import { expect, it } from "vitest";
import { auditPage } from "../src/audit-list";
import { office } from "./office";

it("takes a time as `after`, as auditors have kept it", () => {
  const { trail, idsOf } = office(
    "a 2026-05-04T09:02:00.000Z",
    "b 2026-05-04T09:03:00.000Z",
    "c 2026-05-04T09:03:00.001Z",
    "d 2026-05-04T09:04:00.000Z",
  );
  const query = { department: "parks", size: 1, after: "2026-05-04T09:03:00.000Z" };
  const page = auditPage(trail, query);
  expect(idsOf(page)).toEqual(["c"]);
  expect(idsOf(auditPage(trail, { ...query, after: page.next as string }))).toEqual(["d"]);
});
