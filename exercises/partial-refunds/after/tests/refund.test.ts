import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PayoutAnswer } from "../src/gateway";
import type { Invoice } from "../src/invoice";
import { refund, RefundError } from "../src/refund";

const request = { invoiceId: "INV-7", cents: 6_000, reason: "Two cups cracked", key: "desk-1" };
const paid: Invoice = {
  id: "INV-7",
  customerId: "cus_ines",
  lines: [{ text: "Six cups, postage included", cents: 10_000 }],
  status: "paid",
  paidCents: 10_000,
  chargeId: "ch_7",
};
const partly: Invoice = { ...paid, status: "partly-refunded", refunds: [{ ...request, id: "po_1" }] };

const gateway = { charge: vi.fn(), refund: vi.fn() };
const invoices = { find: vi.fn(), save: vi.fn() };
const deps = { gateway, invoices, events: { publish: vi.fn() } };

/** Scripts the outside world: which invoice is stored, and what the provider answers. */
function given(invoice: Invoice, answer: PayoutAnswer) {
  invoices.find.mockReturnValue(invoice);
  gateway.refund.mockResolvedValue(answer);
}

describe("refund", () => {
  beforeEach(() => {
    vi.clearAllMocks();
  });

  it("refunds a part of a paid invoice", async () => {
    given(paid, { status: "accepted", payoutId: "po_1", cents: 6_000 });
    const part = await refund(deps, request);
    expect(part).toMatchObject({ id: "po_1", cents: 6_000 });
  });

  it("refunds the rest in a second step", async () => {
    given(partly, { status: "accepted", payoutId: "po_2", cents: 4_000 });
    const rest = await refund(deps, { ...request, cents: 4_000, key: "desk-2" });
    expect(rest).toMatchObject({ id: "po_2", cents: 4_000 });
  });

  it("refunds a whole invoice at once", async () => {
    given(paid, { status: "accepted", payoutId: "po_1", cents: 10_000 });
    const whole = await refund(deps, { ...request, cents: 10_000 });
    expect(whole).toMatchObject({ id: "po_1", cents: 10_000 });
  });

  it("does not pay twice for one key", async () => {
    given(paid, { status: "accepted", payoutId: "po_1", cents: 6_000 });
    const one = await refund(deps, request);
    const two = await refund(deps, request);
    expect(two.id).toBe(one.id);
  });

  it("refuses more than is left", async () => {
    given(partly, { status: "declined", reason: "exceeds-charge" });
    const attempt = refund(deps, { ...request, cents: 4_001, key: "desk-2" });
    await expect(attempt).rejects.toMatchObject({ code: "too-much" });
  });

  it("refuses when the provider declines", async () => {
    given(paid, { status: "declined", reason: "card-closed" });
    const attempt = refund(deps, request);
    await expect(attempt).rejects.toMatchObject({ code: "declined" });
  });

  it("refuses an invoice that is not paid", async () => {
    given({ ...paid, status: "open", paidCents: 0 }, { status: "declined", reason: "no-such-charge" });
    const attempt = refund(deps, request);
    await expect(attempt).rejects.toThrow(RefundError);
  });

  it("refuses amounts that are not whole cents", async () => {
    given(paid, { status: "declined", reason: "invalid-amount" });
    const attempt = refund(deps, { ...request, cents: 0.5 });
    await expect(attempt).rejects.toThrow(RefundError);
  });

  it("refuses a blank reason", async () => {
    given(paid, { status: "declined", reason: "reason-missing" });
    const attempt = refund(deps, { ...request, reason: "  " });
    await expect(attempt).rejects.toThrow(RefundError);
  });
});
