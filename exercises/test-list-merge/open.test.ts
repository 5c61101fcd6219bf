import { describe, expect, it } from "vitest";
import type { Item } from "../src/item";
import { mergeLists } from "../src/merge";

/** An item that is named like its id. */
const item = (id: string, some: Partial<Item> = {}): Item => ({
  id,
  name: id,
  amount: 1,
  note: "",
  bought: false,
  ...some,
});

describe("The order of the ids in `look`", () => {
  it("is the server's, and then the phone's", () => {
    const was = [item("a"), item("b"), item("c")];
    const mine = [item("a", { name: "1" }), item("b", { name: "2" }), item("c", { note: "stays" })];
    const theirs = [item("b", { name: "3", bought: true }), item("a", { name: "4" })];
    expect(mergeLists(was, mine, theirs).look).toEqual(["b", "a", "c"]);
  });
});

describe("Whether an item that stays as it was is the same object", () => {
  it("is no for an item that is on all three lists", () => {
    const list = [item("a")];
    expect(mergeLists(list, list, list).items[0]).not.toBe(list[0]);
  });

  it("and yes for a new one", () => {
    const fresh = item("m");
    expect(mergeLists([], [fresh], []).items[0]).toBe(fresh);
  });
});

describe("What happens if an id is twice", () => {
  it("on a list is that both stay", () => {
    expect(mergeLists([], [], [item("t"), item("t", { name: "Gas" })]).items).toHaveLength(2);
  });

  it("or on both lists but not on base, is that the server's counts", () => {
    const { items } = mergeLists([], [item("x", { amount: 2 })], [item("x", { name: "Gas" })]);
    expect(items[0]!.amount).toBe(1);
  });
});
