import { expect, it } from "vitest";
import type { Invoice } from "./src/invoice";
import { refund } from "./src/refund";
import { fakeGateway, memoryInvoices, recordedEvents } from "./tests/fakes";

const paid: Invoice = {
  id: "INV-1",
  customerId: "cus_ana",
  lines: [{ text: "A chair", cents: 10_000 }],
  status: "paid",
  paidCents: 10_000,
  chargeId: "ch_1",
};

it("refuses 60.00 of 100.00 the second time", async () => {
  const { gateway, payouts } = fakeGateway();
  const { events } = recordedEvents();
  const deps = { invoices: memoryInvoices(paid), gateway, events };

  await refund(deps, { invoiceId: "INV-1", cents: 6_000, reason: "Scratched", key: "k1" });
  const second = refund(deps, { invoiceId: "INV-1", cents: 6_000, reason: "Scratched, too", key: "k2" });

  await expect(second).rejects.toMatchObject({ code: "too-much" });
  expect(payouts).toHaveLength(1);
});
