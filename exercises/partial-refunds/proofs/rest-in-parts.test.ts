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

it("is refunded once 60.00 and 40.00 of 100.00 have gone back", async () => {
  const { gateway } = fakeGateway();
  const { events } = recordedEvents();
  const invoices = memoryInvoices(paid);

  await refund({ invoices, gateway, events }, { invoiceId: "INV-1", cents: 6_000, reason: "Scratched", key: "k1" });
  await refund({ invoices, gateway, events }, { invoiceId: "INV-1", cents: 4_000, reason: "The rest", key: "k2" });

  expect(invoices.find("INV-1")?.status).toBe("refunded");
});
