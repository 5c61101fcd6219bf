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

describe("mergeLists", () => {
  it("adds both changes of an amount", () => {
    const base = [item("a", { amount: 4 })];
    const mine = [item("a", { amount: 6 })];
    const theirs = [item("a", { amount: 5 })];
    expect(mergeLists(base, mine, theirs).items[0]!.amount).toBe(7);
  });

  // Where does each rule change an item, the order or `look`? Work it out from the rules first, then run it.
});
