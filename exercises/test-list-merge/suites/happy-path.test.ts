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

it("takes the change of one side", () => {
  const { items } = mergeLists([item("a")], [item("a", { name: "Gas" })], [item("a", { note: "blue" })]);
  expect(items[0]!.name).toBe("Gas");
  expect(items[0]!.note).toBe("blue");
});

it("adds both changes of an amount", () => {
  const { items } = mergeLists([item("a", { amount: 4 })], [item("a", { amount: 6 })], [item("a", { amount: 5 })]);
  expect(items[0]!.amount).toBe(7);
});

it("keeps both notes", () => {
  const { items } = mergeLists([item("a")], [item("a", { note: "oat" })], [item("a", { note: "soy" })]);
  expect(items[0]!.note).toBe("soy / oat");
});

it("unticks an item of which the phone wants more", () => {
  const { items, look } = mergeLists(
    [item("a", { amount: 4 })],
    [item("a", { amount: 6 })],
    [item("a", { amount: 4, bought: true })],
  );
  expect(items).toEqual([item("a", { amount: 2 })]);
  expect(look).toEqual(["a"]);
});

it("makes one item of two with the same name", () => {
  const { items } = mergeLists([], [item("m", { name: "milk" })], [item("t", { name: "Milk" })]);
  expect(items).toEqual([item("t", { name: "Milk" })]);
});

it("removes an item that was deleted", () => {
  expect(mergeLists([item("a"), item("b")], [item("b")], [item("a"), item("b")]).items).toEqual([item("b")]);
});

it("puts an item of the phone below the one above it", () => {
  const { items } = mergeLists([item("a"), item("b")], [item("a"), item("m"), item("b")], [item("a"), item("b")]);
  expect(items.map(({ id }) => id)).toEqual(["a", "m", "b"]);
});
