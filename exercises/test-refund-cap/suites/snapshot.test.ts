import { expect, it } from "vitest";
import { decideRefunds } from "../src/decide-refunds";

const invoices = [
  { number: "INV-1", paid: 10_000 },
  { number: "INV-2", paid: 2_500 },
];

// Taken down from a run of the code.
it("a day in March, as recorded", () => {
  const batch = decideRefunds(invoices, [
    { id: "r1", invoice: "INV-1", cents: 6_000 },
    { id: "r2", invoice: "INV-1", cents: 6_000 },
    { id: "r3", invoice: "INV-2", cents: 3_000 },
  ]);
  expect(JSON.stringify(batch)).toBe(
    '{"decisions":[{"id":"r1","accepted":true,"reason":""},{"id":"r2","accepted":true,"reason":""},{"id":"r3","accepted":false,"reason":"The amount exceeds what was paid"}],"left":{"INV-1":4000,"INV-2":2500}}',
  );
});

it("a quiet day, as recorded", () => {
  const batch = decideRefunds(invoices, [{ id: "r1", invoice: "INV-2", cents: 0 }]);
  expect(batch.decisions.map(({ accepted }) => accepted)).toEqual([false]);
  expect(Object.keys(batch.left)).toHaveLength(2);
});
