import { expect, it } from "vitest";
import { auditPage } from "../src/audit-list";
import { office } from "./office";

it("hands entries on as they were written", () => {
  const { trail } = office("a 2026-03-02 10:00:05");
  expect(auditPage(trail, { department: "parks", size: 5 }).entries).toEqual([
    { id: "a", department: "parks", who: "ruiz", action: "dataset.publish", at: "2026-03-02 10:00:05" },
  ]);
});
