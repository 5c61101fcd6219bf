import { describe, expect, it } from "vitest";
import { payRefunds } from "../src/night-run";
import { settle } from "../src/settle";
import { bankWith, nightWith, refundOf } from "./night";

describe("settling a refund", () => {
  it("pays it back at the first attempt", async () => {
    const { deps, slept } = nightWith(bankWith("b-1"));
    expect(await settle(deps, refundOf("r1"))).toEqual(refundOf("r1", { status: "paid", receipt: "b-1" }));
    expect(slept).toEqual([]);
  });

  it.each([429, 500, 503, "silence"] as const)("tries again after %s", async (failure) => {
    const { deps, slept } = nightWith(bankWith(failure, failure, "b-2"));
    expect((await settle(deps, refundOf("r1"))).status).toBe("paid");
    expect(slept).toEqual([2_000, 10_000]);
  });

  it.each([400, 404, 422])("takes %s as final", async (status) => {
    const bank = bankWith(status, "b-3");
    const reason = `The bank answered ${status}`;
    expect(await settle(nightWith(bank).deps, refundOf("r1"))).toEqual(refundOf("r1", { status: "refused", reason }));
    expect(bank.asked).toHaveLength(1);
  });

  it("leaves it open after a bad night", async () => {
    const bank = bankWith(503, 503, 503, "b-4");
    expect(await settle(nightWith(bank).deps, refundOf("r1"))).toEqual(refundOf("r1", { nights: 1 }));
    expect(bank.asked).toHaveLength(3);
  });

  it("is stuck after the third bad night", async () => {
    const { deps } = nightWith(bankWith());
    const expected = refundOf("r1", { status: "stuck", nights: 3, reason: "no answer" });
    expect(await settle(deps, refundOf("r1", { nights: 2 }))).toEqual(expected);
  });
});

describe("the night run", () => {
  it("goes on after a refund that failed, and counts", async () => {
    const bank = bankWith(422, 503, 503, 503, "b-5");
    const { deps, rows } = nightWith(bank, refundOf("r1"), refundOf("r2"), refundOf("r3"));
    expect(await payRefunds(deps)).toEqual({ paid: 1, refused: 1, stuck: 0, open: 1 });
    expect([...rows.values()].map(({ status }) => status)).toEqual(["refused", "open", "paid"]);
  });

  it("tries again in the next night", async () => {
    const { deps, rows } = nightWith(bankWith(503, 503, 503, "b-6"), refundOf("r1"));
    await payRefunds(deps);
    expect(await payRefunds(deps)).toMatchObject({ paid: 1, open: 0 });
    expect(rows.get("r1")).toMatchObject({ status: "paid", receipt: "b-6" });
  });

  it("tells the desk of refused and stuck refunds", async () => {
    const { deps, told } = nightWith(bankWith(422), refundOf("r1"), refundOf("r2", { nights: 2 }));
    await payRefunds(deps);
    expect(told).toEqual([
      "Refund r1 for order order-r1 (12.50 EUR) is refused: The bank answered 422",
      "Refund r2 for order order-r2 (12.50 EUR) is stuck: no answer",
    ]);
  });

  it("has nothing to tell of refunds that are paid", async () => {
    const { deps, told } = nightWith(bankWith("b-7", "b-8"), refundOf("r1"), refundOf("r2"));
    await payRefunds(deps);
    expect(told).toEqual([]);
  });
});
