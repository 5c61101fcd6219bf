import { describe, expect, it } from "vitest";
import type { Invoice } from "../src/invoice";
import { payInvoice } from "../src/payment";
import { fakeGateway, memoryInvoices, recordedEvents } from "./fakes";

const open: Invoice = {
  id: "INV-7",
  customerId: "cus_ines",
  lines: [
    { text: "Six cups", cents: 8400 },
    { text: "Postage", cents: 1600 },
  ],
  status: "open",
  paidCents: 0,
};

describe("payInvoice", () => {
  it("charges the total and marks the invoice as paid", async () => {
    const { gateway, charges } = fakeGateway();
    const { events, published } = recordedEvents();
    const invoices = memoryInvoices(open);

    await payInvoice({ invoices, gateway, events }, "INV-7");

    expect(charges.map((charge) => charge.cents)).toEqual([10_000]);
    expect(invoices.find("INV-7")).toMatchObject({ status: "paid", paidCents: 10_000, chargeId: "ch_1" });
    expect(published).toEqual([{ type: "invoice.paid", invoiceId: "INV-7", cents: 10_000 }]);
  });

  it("leaves the invoice open when the provider declines", async () => {
    const { gateway, control } = fakeGateway();
    const { events, published } = recordedEvents();
    const invoices = memoryInvoices(open);
    control.decline = "card-blocked";

    await expect(payInvoice({ invoices, gateway, events }, "INV-7")).rejects.toMatchObject({ code: "declined" });
    expect(invoices.find("INV-7")).toEqual(open);
    expect(published).toEqual([]);
  });
});
