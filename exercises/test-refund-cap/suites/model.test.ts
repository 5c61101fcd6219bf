import { describe, expect, it } from "vitest";
import { decideRefunds } from "../src/decide-refunds";
import type { RefundRequest } from "../src/refunds";

const paid = (number: string, cents: number) => ({ number, paid: cents });
let count = 0;
const request = (cents: number, invoice = "INV-1", id = `r${(count += 1)}`): RefundRequest => ({ id, invoice, cents });

/** Which of these requests on an invoice of 100.00 are accepted. */
function accepted(...requests: RefundRequest[]): boolean[] {
  return decideRefunds([paid("INV-1", 10_000)], requests).decisions.map((decision) => decision.accepted);
}

describe("the cap", () => {
  it("holds for a single request, to the cent", () => {
    expect(accepted(request(10_000))).toEqual([true]);
    expect(accepted(request(10_001))).toEqual([false]);
  });

  it("holds for all requests of an invoice together", () => {
    expect(accepted(request(6_000), request(6_000))).toEqual([true, false]);
    expect(accepted(request(6_000), request(4_000), request(1))).toEqual([true, true, false]);
  });

  it("is not used up by what was refused", () => {
    expect(accepted(request(6_000), request(6_000), request(4_000))).toEqual([true, false, true]);
  });

  it("is each invoice's own", () => {
    const requests = [request(900, "A"), request(900, "B"), request(200, "A"), request(100, "B")];
    const { decisions, left } = decideRefunds([paid("A", 1_000), paid("B", 1_000)], requests);
    expect(decisions.map((decision) => decision.accepted)).toEqual([true, true, false, true]);
    expect(left).toEqual({ A: 100, B: 0 });
  });
});

describe("a request", () => {
  it("may be of a single cent", () => {
    expect(accepted(request(1))).toEqual([true]);
  });

  it.each([0, -1, -500, 0.5, 10.5])("of %d cents is refused, and takes nothing away", (cents) => {
    const { decisions, left } = decideRefunds([paid("INV-1", 100)], [request(cents)]);
    expect(decisions[0]?.accepted).toBe(false);
    expect(left).toEqual({ "INV-1": 100 });
  });

  it("on an unknown invoice is refused", () => {
    const { decisions, left } = decideRefunds([paid("INV-1", 100)], [request(50, "INV-2")]);
    expect(decisions[0]?.accepted).toBe(false);
    expect(left).toEqual({ "INV-1": 100 });
  });

  it("is told why it was refused", () => {
    const requests = [request(500), request(0), request(50, "INV-2")];
    for (const { reason } of decideRefunds([paid("INV-1", 100)], requests).decisions) {
      expect(reason.length).toBeGreaterThan(0);
    }
  });
});

describe("a click that was sent twice", () => {
  it("is accepted twice and counted once", () => {
    const requests = [request(40, "INV-1", "x"), request(40, "INV-1", "x"), request(60)];
    const { decisions, left } = decideRefunds([paid("INV-1", 100)], requests);
    expect(decisions.map((decision) => decision.accepted)).toEqual([true, true, true]);
    expect(left).toEqual({ "INV-1": 0 });
  });

  it("gets the first decision also where there would be another now, or other words", () => {
    const requests = [
      request(100, "INV-1", "x"),
      request(100, "INV-1", "x"),
      request(5, "INV-2", "y"),
      request(5, "INV-3", "y"),
    ];
    const { decisions, left } = decideRefunds([paid("INV-1", 100), paid("INV-3", 100)], requests);
    expect(decisions.map((decision) => decision.accepted)).toEqual([true, true, false, false]);
    expect(left).toEqual({ "INV-1": 0, "INV-3": 100 });
  });
});

describe("a batch", () => {
  it("has a decision for each request, in the same order", () => {
    const requests = [request(70, "B"), request(10, "A"), request(50, "B")];
    const { decisions } = decideRefunds([paid("A", 100), paid("B", 100)], requests);
    expect(decisions.map(({ id, accepted }) => [id, accepted])).toEqual([
      [requests[0]?.id, true],
      [requests[1]?.id, true],
      [requests[2]?.id, false],
    ]);
  });

  it("tells what is left on every invoice, also without requests", () => {
    expect(decideRefunds([paid("A", 100), paid("B", 0)], [])).toEqual({ decisions: [], left: { A: 100, B: 0 } });
  });

  it("changes nothing that it was given", () => {
    const invoices = [paid("INV-1", 100)];
    const requests = [request(60), request(60)];
    const before = structuredClone({ invoices, requests });
    decideRefunds(invoices, requests);
    expect({ invoices, requests }).toEqual(before);
  });
});
