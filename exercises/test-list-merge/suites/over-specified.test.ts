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

const renamed = (name: string) => [item("a", { name: `${name} 1` }), item("b", { name: `${name} 2` })];

it("looks at the items in the order of the list", () => {
  expect(mergeLists([item("a"), item("b")], renamed("Gas"), renamed("Milk")).look).toEqual(["a", "b"]);
});

it("copies an item that stays as it was", () => {
  const list = [item("a")];
  expect(mergeLists(list, list, list).items[0]).not.toBe(list[0]);
});

it("returns the object of a new item", () => {
  const fresh = item("m");
  expect(mergeLists([], [fresh], []).items[0]).toBe(fresh);
});

it("keeps an id that is on a list twice", () => {
  expect(mergeLists([], [], [item("t"), item("t", { name: "Gas" })]).items).toHaveLength(2);
});

it("takes the server's item for an id that is new on both sides", () => {
  expect(mergeLists([], [item("x", { amount: 2 })], [item("x", { name: "Gas" })]).items[0]!.amount).toBe(1);
});

it("writes the id first", () => {
  expect(JSON.stringify(mergeLists([], [], [item("t")]).items)).toBe(
    '[{"id":"t","name":"t","amount":1,"note":"","bought":false}]',
  );
});

it("adds both changes of an amount", () => {
  const { items } = mergeLists([item("a", { amount: 2 })], [item("a", { amount: 3 })], [item("a", { amount: 3 })]);
  expect(items[0]!.amount).toBe(4);
});
