import { mergeItem, mergeNew } from "./fields";
import type { Item, List, Merged } from "./item";

const find = (list: List, id: string): Item | undefined => list.find((item) => item.id === id);

/** Whether an item that the other side has deleted stays. */
function isSaved(base: Item, item: Item): boolean {
  return item.name !== base.name || item.note !== base.note || item.amount > base.amount;
}

/** The server's new items that become one with new items of the phone, by the id of the phone's. */
function partnersOf(base: List, mine: List, theirs: List): Map<string, Item> {
  const isNew = (item: Item) => !find(base, item.id);
  const nameOf = (item: Item) => item.name.trim().toLowerCase();
  const others = theirs.filter(isNew);
  const partners = new Map<string, Item>();
  for (const item of mine.filter(isNew)) {
    const partner = others.find((other) => nameOf(other) === nameOf(item));
    if (partner) partners.set(item.id, partner);
  }
  return partners;
}

/** Merges the lists of both sides, and finds the items that someone should have a look at. */
export function mergeLists(base: List, mine: List, theirs: List): Merged {
  const partners = partnersOf(base, mine, theirs);
  const items: Item[] = [];
  const look: string[] = [];

  for (const item of theirs) {
    const before = find(base, item.id);
    const other = before ? find(mine, item.id) : mine.find(({ id }) => partners.get(id) === item);
    if (!before) {
      items.push(other ? mergeNew(other, item) : item);
    } else if (other) {
      const merged = mergeItem(before, other, item);
      items.push(merged.item);
      if (merged.look) look.push(item.id);
    } else if (isSaved(before, item)) {
      items.push(item);
      look.push(item.id);
    }
  }

  // The place for an item that is on the phone only: directly below the item that is above it there.
  let below = 0;
  for (const item of mine) {
    const id = partners.get(item.id)?.id ?? item.id;
    if (!find(theirs, id)) {
      const before = find(base, id);
      if (before && !isSaved(before, item)) continue;
      items.splice(below, 0, item);
      if (before) look.push(id);
    }
    below = items.findIndex((placed) => placed.id === id) + 1;
  }

  return { items: [...items.filter(({ bought }) => !bought), ...items.filter(({ bought }) => bought)], look };
}
