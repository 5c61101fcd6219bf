import { expect, it } from "vitest";
import { Ledger } from "../src/ledger";

it("keeps the movements of each card in order", () => {
  const ledger = new Ledger([{ code: "FERN1", pence: 2_000, day: "2026-01-05" }]);
  ledger.append({ code: "FERN2", pence: 500, day: "2026-01-06" });
  ledger.append({ code: "FERN1", pence: -300, day: "2026-01-07", orderId: "A1" });
  expect(ledger.ofCard("FERN1").map((entry) => entry.pence)).toEqual([2_000, -300]);
});
