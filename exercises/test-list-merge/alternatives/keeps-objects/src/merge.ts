import type { Item, List, Merged } from "./item";

/** An item of the merged list, and whether someone should have a look at it. */
interface Line {
  item: Item;
  look: boolean;
}

/** The first item with each id. */
function indexOf(list: List): Map<string, Item> {
  return new Map([...list].reverse().map((item) => [item.id, item]));
}

/** The item itself if the values are the ones that it has. */
function withValues(item: Item, values: Omit<Item, "id">): Item {
  const isSame = (Object.keys(values) as (keyof typeof values)[]).every((key) => values[key] === item[key]);
  return isSame ? item : { ...item, ...values };
}

function bothNotes(first: string, second: string): string {
  if (first === second || second === "") return first;
  return first === "" ? second : first + " / " + second;
}

/** Two new items, as if both had changed an empty one. */
function united(mine: Item, theirs: Item): Item {
  return withValues(theirs, {
    name: theirs.name,
    amount: Math.max(mine.amount, theirs.amount),
    note: bothNotes(theirs.note, mine.note),
    bought: mine.bought && theirs.bought,
  });
}

function combined(base: Item, mine: Item, theirs: Item): Line {
  const pick = <T>(was: T, phone: T, server: T, both: (server: T, phone: T) => T): T => {
    if (phone === was) return server;
    return server === was ? phone : both(server, phone);
  };
  const values = {
    name: pick(base.name, mine.name, theirs.name, (server) => server),
    amount: Math.max(mine.amount - base.amount + theirs.amount, 1),
    note: pick(base.note, mine.note, theirs.note, bothNotes),
    bought: pick(base.bought, mine.bought, theirs.bought, (server) => server),
  };
  let look = new Set([base.name, mine.name, theirs.name]).size === 3;
  const more = (one: Item, other: Item) => (one.bought || !other.bought ? 0 : one.amount - base.amount);
  const wanted = base.bought ? 0 : Math.max(more(mine, theirs), more(theirs, mine));
  if (wanted > 0) {
    values.amount = wanted;
    values.bought = false;
    look = true;
  }
  return { item: withValues(theirs, values), look };
}

function survivor(base: Item, item: Item): Line[] {
  if (item.name === base.name && item.note === base.note && item.amount <= base.amount) return [];
  return [{ item, look: true }];
}

/** Items that don't change are the objects that came in. The ids in `look` are sorted from the last to the first. */
export function mergeLists(base: List, mine: List, theirs: List): Merged {
  const before = indexOf(base);
  const phone = indexOf(mine);
  const server = indexOf(theirs);
  const nameOf = ({ name }: Item) => name.trim().toLowerCase();

  // New items that are one: in both directions, by id. An id that is new on both sides is one item, too.
  const toServer = new Map<string, string>();
  const toPhone = new Map<string, Item>();
  for (const item of phone.values()) {
    if (server.has(item.id)) toPhone.set(item.id, item);
  }
  for (const item of mine) {
    if (before.has(item.id) || server.has(item.id)) continue;
    for (const other of theirs) {
      if (before.has(other.id) || toPhone.has(other.id) || nameOf(other) !== nameOf(item)) continue;
      toPhone.set(other.id, item);
      toServer.set(item.id, other.id);
      break;
    }
  }

  // What is on the phone only, by the id on the server that it is placed below; undefined stands for the top.
  const behind = new Map<string | undefined, Line[]>([[undefined, []]]);
  let above: string | undefined;
  for (const item of new Set(mine.map(({ id }) => phone.get(id)!))) {
    const id = toServer.get(item.id) ?? item.id;
    if (server.has(id)) {
      above = id;
      if (!behind.has(id)) behind.set(id, []);
      continue;
    }
    const was = before.get(id);
    behind.get(above)!.push(...(was ? survivor(was, item) : [{ item, look: false }]));
  }

  const lines = [...behind.get(undefined)!];
  for (const item of new Set(theirs.map(({ id }) => server.get(id)!))) {
    const was = before.get(item.id);
    const other = toPhone.get(item.id);
    if (was) lines.push(...(other ? [combined(was, other, item)] : survivor(was, item)));
    else lines.push({ item: other ? united(other, item) : item, look: false });
    lines.push(...(behind.get(item.id) ?? []));
  }
  const open = lines.filter(({ item }) => !item.bought);
  const ticked = lines.filter(({ item }) => item.bought);
  const look = lines.filter((line) => line.look).map(({ item }) => item.id);
  return { items: [...open, ...ticked].map(({ item }) => item), look: look.sort().reverse() };
}
