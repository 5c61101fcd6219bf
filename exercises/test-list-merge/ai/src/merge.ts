import type { Item, List, MergeLists } from './item.js';

const indexById = (list: List): Map<string, Item> => {
  const index = new Map<string, Item>();
  for (const item of list) index.set(item.id, item);
  return index;
};

/** Two new items with the same key are the same thing (rule 7). */
const nameKey = (item: Item): string => item.name.trim().toLowerCase();

/** Rule 3, for notes that both sides have changed. */
const joinNotes = (mine: string, theirs: string): string => {
  if (mine === theirs || mine === '') return theirs;
  if (theirs === '') return mine;
  return `${theirs} / ${mine}`;
};

/** Whether `kept` saves an item that the other side has deleted (rule 6). */
const isSaved = (base: Item, kept: Item): boolean =>
  kept.name !== base.name || kept.note !== base.note || kept.amount > base.amount;

/** Whether `ticker` has ticked the item while `other` wants more of it (rule 5). */
const wantsMore = (base: Item, ticker: Item, other: Item): boolean =>
  !base.bought && ticker.bought && !other.bought && other.amount > base.amount;

/** Merges an item that is on all three lists (rules 1 to 5). */
const mergeItem = (base: Item, mine: Item, theirs: Item): { item: Item; look: boolean } => {
  const name = theirs.name !== base.name ? theirs.name : mine.name;
  const namesClash =
    mine.name !== base.name && theirs.name !== base.name && mine.name !== theirs.name;

  let note: string;
  if (mine.note === base.note) note = theirs.note;
  else if (theirs.note === base.note) note = mine.note;
  else note = joinNotes(mine.note, theirs.note);

  let amount = Math.max(1, mine.amount + theirs.amount - base.amount);
  let bought = theirs.bought !== base.bought ? theirs.bought : mine.bought;
  let unticked = false;
  if (wantsMore(base, theirs, mine)) {
    amount = mine.amount - base.amount;
    bought = false;
    unticked = true;
  } else if (wantsMore(base, mine, theirs)) {
    amount = theirs.amount - base.amount;
    bought = false;
    unticked = true;
  }

  return {
    item: { ...theirs, name, note, amount, bought },
    look: namesClash || unticked,
  };
};

/** Makes one item of two new ones with the same name (rule 8). */
const uniteNew = (mine: Item, theirs: Item): Item => ({
  ...theirs,
  amount: Math.max(mine.amount, theirs.amount),
  note: joinNotes(mine.note, theirs.note),
  bought: mine.bought && theirs.bought,
});

export const mergeLists: MergeLists = (base, mine, theirs) => {
  const baseById = indexById(base);
  const mineById = indexById(mine);
  const theirsById = indexById(theirs);
  const look: string[] = [];

  // Pair up the new items of both sides (rules 7 and 9).
  const untaken = new Map<string, Item[]>();
  for (const item of theirs) {
    if (baseById.has(item.id)) continue;
    const key = nameKey(item);
    const queue = untaken.get(key);
    if (queue) queue.push(item);
    else untaken.set(key, [item]);
  }
  const mineByTheirId = new Map<string, Item>();
  const theirIdByMineId = new Map<string, string>();
  for (const item of mine) {
    if (baseById.has(item.id)) continue;
    const partner = untaken.get(nameKey(item))?.shift();
    if (!partner) continue;
    mineByTheirId.set(partner.id, item);
    theirIdByMineId.set(item.id, partner.id);
  }

  // Everything that is on the server, in the server's order (rule 10).
  const placed: Item[] = [];
  for (const item of theirs) {
    const before = baseById.get(item.id);
    if (!before) {
      const partner = mineByTheirId.get(item.id);
      placed.push(partner ? uniteNew(partner, item) : item);
      continue;
    }
    const other = mineById.get(item.id);
    if (other) {
      const merged = mergeItem(before, other, item);
      placed.push(merged.item);
      if (merged.look) look.push(item.id);
    } else if (isSaved(before, item)) {
      placed.push(item);
      look.push(item.id);
    }
  }

  // What is on the phone only goes below its neighbour there (rule 11).
  // `above` is the nearest item further up on the phone that is in the merged list.
  let above: string | undefined;
  for (const item of mine) {
    const theirId = theirIdByMineId.get(item.id);
    if (theirId !== undefined) {
      above = theirId;
      continue;
    }
    if (theirsById.has(item.id)) {
      above = item.id;
      continue;
    }
    const before = baseById.get(item.id);
    if (before) {
      if (!isSaved(before, item)) continue;
      look.push(item.id);
    }
    const anchor = above;
    const index =
      anchor === undefined ? 0 : placed.findIndex((candidate) => candidate.id === anchor) + 1;
    placed.splice(index, 0, item);
    above = item.id;
  }

  // Ticked items sink (rule 12).
  const items = [
    ...placed.filter((item) => !item.bought),
    ...placed.filter((item) => item.bought),
  ];

  return { items, look };
};
