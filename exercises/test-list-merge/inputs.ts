import type { Item, List } from "./src/item";
import { mergeLists } from "./src/merge";

/** Up to four items before, and up to two new ones on each side. Most items change on both sides. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const NAMES = ["Milk", "milk", "Rice", " MILK "];
  const NOTES = ["", "", "oat", "2 l"];
  const base: Item[] = [..."abcd"].slice(0, below(5)).map((id) => ({
    id,
    name: pick(["Gas", "Milk", "Rice"]),
    amount: 1 + below(4),
    note: pick(NOTES),
    bought: random() < 0.3,
  }));
  const busy = pick([0.1, 0.3, 0.5]);
  const deletes = pick([0, 0.2, 0.4]);
  const moves = pick([0, 1, 3]);
  const sideOf = (prefix: string): Item[] => {
    const list = base
      .filter(() => random() >= deletes)
      .map((item) => ({
        ...item,
        name: random() < busy ? pick(["Gas", "Gas", ...NAMES]) : item.name,
        amount: random() < busy ? 1 + below(6) : item.amount,
        note: random() < busy ? pick(NOTES) : item.note,
        bought: random() < busy ? !item.bought : item.bought,
      }));
    for (let i = below(moves + 1); i > 0 && list.length > 1; i--) {
      list.splice(below(list.length), 0, ...list.splice(below(list.length), 1));
    }
    for (let i = below(3); i > 0; i--) {
      const [name, amount, note] = [pick(NAMES), 1 + below(3), pick(NOTES)];
      list.splice(below(list.length + 1), 0, { id: prefix + i, name, amount, note, bought: random() < 0.3 });
    }
    return list;
  };
  return [base, sideOf("m"), sideOf("t")];
}

/**
 * The fields of the items, the ids to look at from a to z, and whether the three lists are as before. It's kept short,
 * because learners see where two answers differ.
 */
export function call(args: unknown[]): unknown {
  const before = JSON.stringify(args);
  const { items, look } = mergeLists(...(args as [List, List, List]));
  return {
    items: items.map(({ id, name, amount, note, bought }) => [id, name, amount, note, bought]),
    look: [...look].sort(),
    unchanged: JSON.stringify(args) === before,
  };
}
