import { expect, test } from "vitest";
import type { Parcel } from "../src/parcel";
import { requestReturn } from "../src/returns";

const jacket: Parcel = {
  code: "BX-204-117",
  state: "with-customer",
  storedAt: "2026-06-08T07:40",
  takenAt: "2026-06-08T07:40",
};

test("a return goes back", () => {
  expect(requestReturn(jacket).state).toBe("going-back");
});
