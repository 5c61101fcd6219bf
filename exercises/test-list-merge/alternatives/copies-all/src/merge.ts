import type { Item, List, MergeLists } from "./item";

type Entry = {
  /** The versions that the item has on the three lists. */
  was?: Item;
  phone?: Item;
  server?: Item;
};

const plain = (name: string) => name.replace(/^ +| +$/g, "").toUpperCase();

const mixNotes = (server: string, phone: string) => {
  if (!server || !phone) return server || phone;
  return server === phone ? server : `${server} / ${phone}`;
};

function byId(list: List): Record<string, Item> {
  const items: Record<string, Item> = Object.create(null);
  for (const item of list) {
    if (items[item.id]) throw new RangeError(`${item.id} is on the list twice`);
    items[item.id] = item;
  }
  return items;
}

/** The merged version, or null if the item is gone. */
function settle({ was, phone, server }: Entry): { item: Item; look: boolean } | null {
  if (!was) {
    if (!phone || !server) return { item: { ...((phone ?? server) as Item) }, look: false };
    const item = {
      ...server,
      amount: phone.amount > server.amount ? phone.amount : server.amount,
      note: mixNotes(server.note, phone.note),
      bought: phone.bought ? server.bought : false,
    };
    return { item, look: false };
  }
  if (!phone || !server) {
    const left = (phone ?? server) as Item;
    const stays = left.amount > was.amount || left.name !== was.name || left.note !== was.note;
    return stays ? { item: { ...left }, look: true } : null;
  }
  let { name, note } = was;
  let look = false;
  if (phone.name !== was.name) name = phone.name;
  if (server.name !== was.name) {
    look = name !== was.name && name !== server.name;
    name = server.name;
  }
  if (phone.note !== was.note) note = phone.note;
  if (server.note !== was.note) note = phone.note === was.note ? server.note : mixNotes(server.note, phone.note);
  let amount = was.amount + (phone.amount - was.amount) + (server.amount - was.amount);
  if (amount < 1) amount = 1;
  let bought = was.bought ? phone.bought && server.bought : phone.bought || server.bought;
  if (!was.bought) {
    for (const [ticked, other] of [[phone, server], [server, phone]] as const) {
      if (!ticked.bought || other.bought || other.amount <= was.amount) continue;
      amount = other.amount - was.amount;
      bought = false;
      look = true;
    }
  }
  return { item: { id: was.id, name, amount, note, bought }, look };
}

/** Every item of the result is a copy. The ids in `look` have the order of the merged list. */
export const mergeLists: MergeLists = (base, mine, theirs) => {
  const [was, phone, server] = [byId(base), byId(mine), byId(theirs)];
  const entries: Record<string, Entry> = Object.create(null);
  for (const { id } of theirs) {
    if (phone[id] && !was[id]) throw new RangeError(`${id} is new on both sides`);
    entries[id] = { was: was[id], phone: phone[id], server: server[id] };
  }
  const idOnServer: Record<string, string> = Object.create(null);
  for (const item of mine) {
    const same = theirs.find(
      ({ id, name }) => !was[item.id] && !was[id] && !entries[id]!.phone && plain(name) === plain(item.name),
    );
    if (same) {
      entries[same.id]!.phone = item;
      idOnServer[item.id] = same.id;
    } else entries[item.id] ??= { was: was[item.id], phone: item };
  }
  const results = new Map(Object.entries(entries).map(([id, entry]) => [id, settle(entry)]));
  const order = theirs.map(({ id }) => id).filter((id) => results.get(id));
  mine.forEach(({ id }, i) => {
    if (server[id] || idOnServer[id] || !results.get(id)) return;
    let place = 0;
    for (let up = i - 1; up >= 0 && place === 0; up--) {
      const above = mine[up]!.id;
      place = order.indexOf(idOnServer[above] ?? above) + 1;
    }
    order.splice(place, 0, id);
  });
  const sunk = order.map((id) => results.get(id)!).sort((a, b) => Number(a.item.bought) - Number(b.item.bought));
  return { items: sunk.map(({ item }) => item), look: sunk.filter(({ look }) => look).map(({ item }) => item.id) };
};
