import { expect, test } from "vitest";
import type { Parcel } from "./src/parcel";
import { requestReturn } from "./src/returns";

test("a label is free for 48 hours after the parcel was taken out, however long it lay in the locker", () => {
  const late: Parcel = {
    code: "BX-9",
    state: "with-customer",
    storedAt: "2026-06-08T07:40",
    takenAt: "2026-06-13T18:00",
  };
  expect(requestReturn(late, "unwanted", "2026-06-13T18:05").labelCents).toBe(0);
  expect(requestReturn(late, "unwanted", "2026-06-15T18:00").labelCents).toBe(0);
  expect(requestReturn(late, "unwanted", "2026-06-15T18:01").labelCents).toBe(490);
});
