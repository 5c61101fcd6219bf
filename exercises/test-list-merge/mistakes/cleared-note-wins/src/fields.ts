import type { Item } from "./item";

/** One note of two that are both new. */
function joined(mine: string, theirs: string): string {
  return [...new Set([theirs, mine])].filter((note) => note !== "").join(" / ");
}

/** An item that is on all three lists, and whether someone should have a look at it. */
export function mergeItem(base: Item, mine: Item, theirs: Item): { item: Item; look: boolean } {
  const changed = (field: keyof Item) => ({
    byMe: mine[field] !== base[field],
    byThem: theirs[field] !== base[field],
  });
  const name = changed("name");
  const note = changed("note");
  const hasBoth = note.byMe && note.byThem && mine.note !== "" && theirs.note !== "";
  // If only one of them has ticked it, the other one may still want more.
  const open = mine.bought ? theirs : mine;
  const isReopened = !base.bought && mine.bought !== theirs.bought && open.amount > base.amount;
  return {
    item: {
      id: base.id,
      name: name.byThem ? theirs.name : mine.name,
      amount: isReopened ? open.amount - base.amount : Math.max(1, mine.amount + theirs.amount - base.amount),
      note: hasBoth ? joined(mine.note, theirs.note) : note.byMe ? mine.note : theirs.note,
      bought: !isReopened && (changed("bought").byThem ? theirs.bought : mine.bought),
    },
    look: isReopened || (name.byMe && name.byThem && mine.name !== theirs.name),
  };
}

/** One item of two new ones with the same name. */
export function mergeNew(mine: Item, theirs: Item): Item {
  return {
    ...theirs,
    amount: Math.max(mine.amount, theirs.amount),
    note: joined(mine.note, theirs.note),
    bought: mine.bought && theirs.bought,
  };
}
