import { expect, it } from "vitest";
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

// Copied from a run of the code.
const base = [item("a", { amount: 4 }), item("b"), item("c", { note: "oat" }), item("d"), item("e")];
const mine = [
  item("a", { amount: 6 }),
  item("b", { name: "Bread" }),
  item("m1", { name: "milk", amount: 3 }),
  item("m2"),
  item("c", { note: "soy" }),
  item("e", { note: "stays" }),
];
const theirs = [
  item("a", { amount: 4, bought: true }),
  item("c", { note: "rice" }),
  item("b", { bought: true }),
  item("d"),
  item("t1", { name: "Milk", note: "2 l" }),
];
const recorded = mergeLists(base, mine, theirs);
const one = (id: string) => recorded.items.find((other) => other.id === id);

it("order, as recorded", () => {
  expect(recorded.items.map(({ id }) => id)).toEqual(["a", "c", "e", "t1", "m2", "b"]);
});

it("a, as recorded", () => {
  expect(one("a")).toEqual(item("a", { amount: 2 }));
});

it("b, as recorded", () => {
  expect(one("b")).toEqual(item("b", { name: "Bread", bought: true }));
});

it("c, as recorded", () => {
  expect(one("c")).toEqual(item("c", { note: "rice / soy" }));
});

it("t1, as recorded", () => {
  expect(one("t1")).toEqual(item("t1", { name: "Milk", amount: 3, note: "2 l" }));
});

it("look, as recorded", () => {
  expect([...recorded.look].sort()).toEqual(["a", "e"]);
});
