import { describe, expect, it } from "vitest";
import type { Item, List } from "../src/item";
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

type Change = Partial<Item>;
/** Item "a", first as it was on all three lists, then what each side has changed. */
const change = (was: Change, phone: Change, server: Change) =>
  mergeLists([item("a", was)], [item("a", { ...was, ...phone })], [item("a", { ...was, ...server })]);
const changed = (was: Change, phone: Change, server: Change): Item => change(was, phone, server).items[0]!;
/** Item "a", which the server or the phone has deleted. */
const deletedThere = (was: Change, now: Change) => mergeLists([item("a", was)], [item("a", { ...was, ...now })], []);
const deletedHere = (was: Change, now: Change) => mergeLists([item("a", was)], [], [item("a", { ...was, ...now })]);
/** "a b" are the items a and b. */
const list = (ids: string): Item[] => (ids ? ids.split(" ").map((id) => item(id)) : []);
const idsOf = (base: List, mine: List, theirs: List): string =>
  mergeLists(base, mine, theirs)
    .items.map(({ id }) => id)
    .join(" ");
const order = (base: string, mine: string, theirs: string): string => idsOf(list(base), list(mine), list(theirs));
const milk = (id: string, some: Change = {}): Item => item(id, { name: "Milk", ...some });

describe("the fields of an item", () => {
  it("stay if no one has changed them", () => {
    const was = { name: "Gas", amount: 3, note: "blue", bought: true };
    expect(changed(was, {}, {})).toEqual({ id: "a", ...was });
  });

  it("are merged one by one", () => {
    const merged = changed({ amount: 2 }, { name: "Gas", bought: true }, { amount: 1, note: "urgent" });
    expect(merged.name).toBe("Gas");
    expect(merged.amount).toBe(1);
    expect(merged.note).toBe("urgent");
    expect(merged.bought).toBe(true);
  });
});

describe("the name", () => {
  it("is the one of the side that has changed it", () => {
    expect(changed({ name: "Gas" }, { name: "Gas bottle" }, {}).name).toBe("Gas bottle");
    expect(changed({ name: "Gas" }, {}, { name: "Gas bottle" }).name).toBe("Gas bottle");
  });

  it("is the server's if both have", () => {
    expect(changed({ name: "Gas" }, { name: "Blue gas" }, { name: "Gas bottle" }).name).toBe("Gas bottle");
  });
});

describe("the note", () => {
  it("is the one of the side that has changed it", () => {
    expect(changed({ note: "oat" }, { note: "soy" }, {}).note).toBe("soy");
    expect(changed({ note: "oat" }, {}, { note: "soy" }).note).toBe("soy");
  });

  it("may be cleared by one side", () => {
    expect(changed({ note: "oat" }, { note: "" }, {}).note).toBe("");
    expect(changed({ note: "oat" }, {}, { note: "" }).note).toBe("");
  });

  it("is the server's, then the phone's, if both have changed it", () => {
    expect(changed({ note: "oat" }, { note: "soy" }, { note: "rice" }).note).toBe("rice / soy");
  });

  it("is the other one if one of two is empty", () => {
    expect(changed({ note: "oat" }, { note: "" }, { note: "rice" }).note).toBe("rice");
    expect(changed({ note: "oat" }, { note: "soy" }, { note: "" }).note).toBe("soy");
  });

  it("appears once if both have changed it to the same text", () => {
    expect(changed({ note: "oat" }, { note: "soy" }, { note: "soy" }).note).toBe("soy");
    expect(changed({ note: "oat" }, { note: "" }, { note: "" }).note).toBe("");
  });
});

describe("the amount", () => {
  it("has the change of one side", () => {
    expect(changed({ amount: 4 }, { amount: 6 }, {}).amount).toBe(6);
    expect(changed({ amount: 4 }, {}, { amount: 3 }).amount).toBe(3);
  });

  it("has both changes", () => {
    expect(changed({ amount: 4 }, { amount: 6 }, { amount: 5 }).amount).toBe(7);
    expect(changed({ amount: 4 }, { amount: 6 }, { amount: 3 }).amount).toBe(5);
  });

  it("has both changes, also if they are equal", () => {
    expect(changed({ amount: 2 }, { amount: 3 }, { amount: 3 }).amount).toBe(4);
  });

  it("is at least 1", () => {
    expect(changed({ amount: 5 }, { amount: 4 }, { amount: 2 }).amount).toBe(1);
    expect(changed({ amount: 5 }, { amount: 2 }, { amount: 3 }).amount).toBe(1);
    expect(changed({ amount: 5 }, { amount: 2 }, { amount: 1 }).amount).toBe(1);
  });
});

describe("the tick", () => {
  it("is the one of the side that has changed it", () => {
    expect(changed({}, { bought: true }, {}).bought).toBe(true);
    expect(changed({}, {}, { bought: true }).bought).toBe(true);
    expect(changed({ bought: true }, { bought: false }, {}).bought).toBe(false);
    expect(changed({ bought: true }, {}, { bought: false }).bought).toBe(false);
  });

  it("is what both have changed it to", () => {
    expect(changed({}, { bought: true }, { bought: true }).bought).toBe(true);
    expect(changed({ bought: true }, { bought: false }, { bought: false }).bought).toBe(false);
  });

  it("is removed if the other side wants more, and only the rest is still to be bought", () => {
    const onPhone = changed({ amount: 4 }, { amount: 6 }, { bought: true });
    expect(onPhone.bought).toBe(false);
    expect(onPhone.amount).toBe(2);
    const onServer = changed({ amount: 4 }, { bought: true }, { amount: 5 });
    expect(onServer.bought).toBe(false);
    expect(onServer.amount).toBe(1);
  });

  it("is removed whatever amount the side with the tick has", () => {
    const onPhone = changed({ amount: 4 }, { amount: 6 }, { bought: true, amount: 7 });
    expect(onPhone.bought).toBe(false);
    expect(onPhone.amount).toBe(2);
    const onServer = changed({ amount: 4 }, { bought: true, amount: 3 }, { amount: 5 });
    expect(onServer.bought).toBe(false);
    expect(onServer.amount).toBe(1);
  });

  it("stays if the other side doesn't want more than before", () => {
    const asMuch = changed({ amount: 4 }, {}, { bought: true, amount: 3 });
    expect(asMuch.bought).toBe(true);
    expect(asMuch.amount).toBe(3);
    const less = changed({ amount: 4 }, { bought: true, amount: 5 }, { amount: 2 });
    expect(less.bought).toBe(true);
    expect(less.amount).toBe(3);
  });

  it("stays if both have ticked it, or if the one who has wants more", () => {
    const both = changed({ amount: 4 }, { bought: true, amount: 6 }, { bought: true });
    expect(both.bought).toBe(true);
    expect(both.amount).toBe(6);
    const one = changed({ amount: 4 }, { bought: true, amount: 6 }, {});
    expect(one.bought).toBe(true);
    expect(one.amount).toBe(6);
  });

  it("is merged as usual if the item was ticked before", () => {
    const ticked = changed({ amount: 4, bought: true }, { amount: 6 }, {});
    expect(ticked.bought).toBe(true);
    expect(ticked.amount).toBe(6);
    const unticked = change({ amount: 4, bought: true }, { amount: 6, bought: false }, { amount: 5 });
    expect(unticked.items[0]!.bought).toBe(false);
    expect(unticked.items[0]!.amount).toBe(7);
    expect(unticked.look).toEqual([]);
  });
});

describe("a deleted item", () => {
  it("is gone if both have deleted it, or if the other one has not changed it", () => {
    expect(order("a b", "b", "b")).toBe("b");
    expect(deletedThere({}, {}).items).toEqual([]);
    expect(deletedHere({}, {}).items).toEqual([]);
  });

  it.each([{ name: "Gas" }, { note: "blue" }, { amount: 3 }])("is saved by %j, just as it is", (saving) => {
    const was = { amount: 2, note: "urgent" };
    expect(deletedThere(was, saving).items).toEqual([item("a", { ...was, ...saving })]);
    expect(deletedHere(was, saving).items).toEqual([item("a", { ...was, ...saving })]);
  });

  it("is saved by a note that was cleared", () => {
    expect(deletedThere({ note: "urgent" }, { note: "" }).items).toEqual([item("a")]);
  });

  it("is not saved by a tick", () => {
    expect(deletedThere({}, { bought: true }).items).toEqual([]);
    expect(deletedHere({}, { bought: true }).items).toEqual([]);
    expect(deletedHere({ bought: true }, { bought: false }).items).toEqual([]);
  });

  it("is not saved by a lower amount", () => {
    expect(deletedThere({ amount: 3 }, { amount: 2 }).items).toEqual([]);
    expect(deletedHere({ amount: 3 }, { amount: 2 }).items).toEqual([]);
  });

  it("is not saved by another place", () => {
    expect(order("a b", "b a", "b")).toBe("b");
  });

  it("keeps its tick and its whole amount if it's saved", () => {
    const saving = { amount: 6, bought: true };
    expect(deletedThere({ amount: 4 }, saving).items).toEqual([item("a", saving)]);
    expect(deletedHere({ amount: 4 }, saving).items).toEqual([item("a", saving)]);
  });
});

describe("new items", () => {
  const together = (phone: Change, server: Change) => mergeLists([], [milk("m", phone)], [milk("t", server)]).items;

  it("are kept as they are", () => {
    const tea = item("m", { name: "Tea", amount: 2, note: "green", bought: true });
    const rice = item("t", { name: "Rice", amount: 3, note: "brown", bought: true });
    expect(mergeLists([], [tea], []).items).toEqual([tea]);
    expect(mergeLists([], [], [rice]).items).toEqual([rice]);
  });

  it("stay two if their names differ", () => {
    expect(together({ name: "Rice milk" }, { name: "Ricemilk" })).toHaveLength(2);
  });

  it("with the same name become one, which has the server's id and name", () => {
    expect(together({}, {})).toEqual([milk("t")]);
    const [one] = together({ name: "milk " }, { name: " MILK" });
    expect(one!.id).toBe("t");
    expect(one!.name).toBe(" MILK");
  });

  it.each([
    ["milk", "Milk"],
    [" Milk", "Milk"],
    ["Milk", "Milk  "],
  ])("%j and %j become one", (phone, server) => {
    expect(together({ name: phone }, { name: server })).toHaveLength(1);
    expect(together({ name: server }, { name: phone })).toHaveLength(1);
  });

  it("become one with the larger amount", () => {
    expect(together({ amount: 3 }, { amount: 2 })[0]!.amount).toBe(3);
    expect(together({ amount: 1 }, { amount: 2 })[0]!.amount).toBe(2);
  });

  it("become one with both notes", () => {
    expect(together({ note: "oat" }, { note: "soy" })[0]!.note).toBe("soy / oat");
    expect(together({ note: "oat" }, { note: "oat" })[0]!.note).toBe("oat");
    expect(together({ note: "oat" }, {})[0]!.note).toBe("oat");
    expect(together({}, { note: "soy" })[0]!.note).toBe("soy");
  });

  it("become one that is bought if both are", () => {
    expect(together({ bought: true }, {})[0]!.bought).toBe(false);
    expect(together({}, { bought: true })[0]!.bought).toBe(false);
    expect(together({ bought: true }, { bought: true })[0]!.bought).toBe(true);
  });

  it("of the same side stay two", () => {
    expect(idsOf([], [milk("m1"), milk("m2")], [])).toBe("m1 m2");
    expect(idsOf([], [], [milk("t1"), milk("t2")])).toBe("t1 t2");
  });

  it("don't become one with an old item", () => {
    const old = [milk("a", { amount: 3 })];
    expect(mergeLists(old, [...old, milk("m")], old).items).toEqual([...old, milk("m")]);
    expect(mergeLists(old, old, [...old, milk("t")]).items).toEqual([...old, milk("t")]);
  });

  it("don't become one with an old item that has got their name", () => {
    expect(idsOf([item("a")], [item("a"), milk("m")], [milk("a")])).toBe("a m");
    expect(idsOf([item("a")], [milk("a")], [item("a"), milk("t")])).toBe("a t");
  });

  it("don't become one with a deleted item", () => {
    expect(idsOf([milk("a")], [milk("m")], [milk("a")])).toBe("m");
    expect(idsOf([milk("a")], [milk("a")], [milk("t")])).toBe("t");
  });

  it("become one from the top", () => {
    const { items } = mergeLists(
      [],
      [milk("m1", { note: "1" }), milk("m2", { note: "2" }), milk("m3", { note: "3" })],
      [milk("t1"), item("t"), milk("t2")],
    );
    expect(items.find(({ id }) => id === "t1")!.note).toBe("1");
    expect(items.find(({ id }) => id === "t2")!.note).toBe("2");
    expect(items.find(({ id }) => id === "m3")!.note).toBe("3");
  });

  it("of the server that are not taken stay", () => {
    expect(mergeLists([], [milk("m", { note: "oat" })], [milk("t1"), milk("t2")]).items).toEqual([
      milk("t1", { note: "oat" }),
      milk("t2"),
    ]);
  });
});

describe("the order", () => {
  it("is the server's", () => {
    expect(order("a b c", "c a b", "b c a")).toBe("b c a");
    expect(order("a b", "a b", "t a b u")).toBe("t a b u");
  });

  it("has an item of the phone directly below the one that is above it there", () => {
    expect(order("a b", "a m b", "a t b")).toBe("a m t b");
    expect(order("a b", "a m b", "b a t")).toBe("b a m t");
  });

  it("has items of the phone at the very top if nothing is above them", () => {
    expect(order("a", "m n a", "t a")).toBe("m n t a");
  });

  it("has items of the phone below each other", () => {
    expect(order("a b", "a m n b", "a b")).toBe("a m n b");
  });

  it("has an item that the phone saved below the one above it, and the next one below that", () => {
    const saved = item("b", { note: "stays" });
    expect(idsOf(list("a b c"), [item("a"), saved, item("m"), item("c")], list("c a t"))).toBe("c a b m t");
  });

  it("leaves an item that the server saved in its place", () => {
    expect(idsOf(list("a b"), list("b m"), [item("a", { note: "stays" }), item("b")])).toBe("a b m");
  });

  it("looks further up if the item above is gone", () => {
    expect(order("a b c d", "a b c m d", "d a")).toBe("d a m");
    expect(order("b c", "b m c", "c")).toBe("m c");
  });

  it("has an item below the one that the item above it has become one with", () => {
    const mine = [item("a"), milk("m"), item("n"), item("b")];
    expect(idsOf(list("a b"), mine, [item("a"), item("b"), milk("t"), item("u")])).toBe("a b t n u");
  });

  it("has the one item of two in the server's place", () => {
    expect(idsOf(list("a b"), [item("a"), milk("m"), item("b")], [item("a"), item("b"), milk("t")])).toBe("a b t");
  });
});

describe("ticked items", () => {
  const bought = (id: string) => item(id, { bought: true });

  it("sink, in their order", () => {
    const now = [bought("a"), item("b"), bought("c"), item("d")];
    expect(idsOf(now, now, now)).toBe("b d a c");
  });

  it("sink by the merged tick", () => {
    expect(idsOf(list("a b"), [bought("a"), item("b")], list("a b"))).toBe("b a");
    expect(idsOf([bought("a"), item("b")], list("a b"), [bought("a"), item("b")])).toBe("a b");
    expect(idsOf(list("a b"), [item("a", { amount: 2 }), item("b")], [bought("a"), item("b")])).toBe("a b");
  });

  it("sink if they are on the phone only", () => {
    expect(idsOf(list("a b"), [item("a"), bought("m"), item("b")], list("a b"))).toBe("a b m");
  });

  it("sink after everything has its place", () => {
    const now = [bought("a"), item("b")];
    expect(idsOf(now, [bought("a"), item("m"), item("b")], now)).toBe("m b a");
  });
});

describe("look", () => {
  it("has an item that both have renamed differently", () => {
    expect(change({}, { name: "Gas" }, { name: "Milk" }).look).toEqual(["a"]);
  });

  it("has no item that one has renamed, or both alike", () => {
    expect(change({}, { name: "Gas" }, {}).look).toEqual([]);
    expect(change({}, {}, { name: "Gas" }).look).toEqual([]);
    expect(change({}, { name: "Gas" }, { name: "Gas" }).look).toEqual([]);
  });

  it("has an item that was saved", () => {
    expect(deletedThere({}, { amount: 2 }).look).toEqual(["a"]);
    expect(deletedHere({}, { note: "stays" }).look).toEqual(["a"]);
  });

  it("has no item that is gone", () => {
    expect(deletedThere({}, { bought: true }).look).toEqual([]);
    expect(deletedHere({}, {}).look).toEqual([]);
  });

  it("has an item that isn't ticked any more", () => {
    expect(change({}, { amount: 2 }, { bought: true }).look).toEqual(["a"]);
    expect(change({}, { bought: true }, { amount: 2 }).look).toEqual(["a"]);
  });

  it("has an item once", () => {
    expect(change({}, { name: "Gas", amount: 2 }, { name: "Milk", bought: true }).look).toEqual(["a"]);
  });

  it("has nothing else", () => {
    expect(change({}, { note: "soy", amount: 5 }, { note: "rice", amount: 2 }).look).toEqual([]);
    expect(change({}, { bought: true }, { bought: true }).look).toEqual([]);
    expect(change({ bought: true }, { bought: false }, {}).look).toEqual([]);
    expect(mergeLists([], [milk("m", { amount: 2 }), item("n")], [milk("t"), item("u")]).look).toEqual([]);
  });
});

it("leaves the three lists alone", () => {
  const base = [item("a"), item("b", { bought: true }), item("c"), item("d")];
  const mine = [item("b", { bought: true }), milk("m"), item("c", { note: "stays" }), item("a", { amount: 2 })];
  const theirs = [item("b", { bought: true }), item("d"), milk("t", { note: "oat" }), item("a", { bought: true })];
  const before = structuredClone({ base, mine, theirs });
  expect(mergeLists(base, mine, theirs).items).toHaveLength(4);
  expect({ base, mine, theirs }).toEqual(before);
});
