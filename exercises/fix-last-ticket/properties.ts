import { vi } from "vitest";
import { ticketOffice } from "./src/ticket-office";
import { TourTable } from "./src/tour-table";
import { later } from "./tests/depot";

// A test tries 500 inputs, one after the other: together they take more of the sandbox's time than a test has.
vi.setConfig({ testTimeout: 3_000_000 });

/** An office with the tours "dusk" and "noon", whose payments take and come to what each call says. */
async function depot(seats, sold) {
  const table = new TourTable();
  const early = Array.from({ length: sold }, (_, n) => `e${n}`);
  await table.write({ id: "dusk", seats, price: 1_200, tickets: early, version: 0 });
  await table.write({ id: "noon", seats: 5, price: 900, tickets: [], version: 0 });
  const script = [];
  const money = [];
  const is = { payBackDown: false };
  let numbers = 0;
  const payments = {
    async charge(ticket, cents) {
      const { takes, declined } = script.shift() ?? { takes: 10, declined: false };
      money.push(`asked ${ticket} ${cents}`);
      await later(takes);
      if (declined) throw new Error("card declined");
      money.push(`charged ${ticket}`);
    },
    async payBack(ticket) {
      await later(10);
      if (is.payBackDown) throw new Error("no way back");
      if (!money.includes(`back ${ticket}`)) money.push(`back ${ticket}`);
    },
  };
  const office = ticketOffice({ table, payments, newTicket: () => `t${++numbers}` });
  const listOf = async (id) => [...(await table.read(id)).tickets].sort().join();
  return { ...office, early, script, money, is, listOf };
}
const outcome = (call) => call.then((sale) => (sale.sold ? sale.ticket : sale.why), ({ message }) => message);
const takes = (d) => d.pick([10, 0, 1, 3, 300]);

export const properties = [
  {
    says: "whatever happens at the same time, seats are sold once, only buyers are charged, and the list is correct",
    from: [
      "No more seats are sold than there are. Anyone who doesn't get one is told `sold-out`, and **is not charged**",
      "When all is done, the list has exactly the tickets that were sold and not taken back.",
      "If a card is declined, `sell` rejects with that error, and the seat is free for the *next* caller.",
      "While there are seats, nobody is refused.",
      "A full tour is refused without a charge.",
    ],
    inputs: 2_000,
    because: "each input needs several calls that wait for a table and for money",
    draw: (d) => ({
      seats: d.int(1, 4),
      sold: d.int(0, 4),
      calls: d.list(1, 5, () =>
        d.oneOf(
          () => ({ sells: true, waits: d.pick([0, 1, 3, 8]), takes: takes(d), declined: d.chance(0.2) }),
          () => ({ sells: false, ticket: d.int(0, 3), waits: d.pick([0, 1, 3, 8]) }),
        ),
      ),
    }),
    holds: async ({ seats, sold, calls }) => {
      const { sell, takeBack, early, script, money, listOf } = await depot(seats, Math.min(seats, sold));
      script.push(...calls.filter(({ sells }) => sells));
      const results = await Promise.all(
        calls.map(async (one) => {
          await later(one.waits);
          return one.sells ? outcome(sell("dusk")) : takeBack("dusk", `e${one.ticket}`);
        }),
      );
      const given = [];
      const returned = new Set();
      for (const [i, one] of calls.entries()) {
        if (!one.sells) {
          const ticket = `e${one.ticket}`;
          const isThere = early.includes(ticket);
          // Of two who give the same ticket back at the same time, one is right or both.
          if (results[i]) returned.add(ticket);
          if (results[i] !== false && !isThere) return false;
        } else if (/^t\d+$/.test(results[i])) given.push(results[i]);
        else if (results[i] !== "sold-out" && results[i] !== "card declined") return false;
      }
      if (early.some((ticket) => calls.some((one) => !one.sells && `e${one.ticket}` === ticket) && !returned.has(ticket))) return false;
      const isRoomForAll = early.length + calls.filter(({ sells }) => sells).length <= seats;
      if (isRoomForAll && results.includes("sold-out")) return false;
      const wanted = [...early.filter((ticket) => !returned.has(ticket)), ...given];
      const charged = money.filter((one) => one.startsWith("charged")).map((one) => one.slice(8));
      const isCharged = charged.sort().join() === [...given].sort().join();
      const isBack = [...returned].every((ticket) => money.includes(`back ${ticket}`)) && money.filter((one) => one.startsWith("back")).length === returned.size;
      if (!isCharged || !isBack || wanted.length > seats || (await listOf("dusk")) !== wanted.sort().join()) return false;
      script.length = 0;
      // The next callers get every seat that is free, and no more.
      for (let free = seats - wanted.length; free > 0; free--) if (!/^t\d+$/.test(await outcome(sell("dusk")))) return false;
      const asked = money.length;
      return (await outcome(sell("dusk"))) === "sold-out" && money.length === asked;
    },
  },
  {
    says: "while there are seats, nobody is refused, and nobody waits for another's payment",
    from: [
      "While there are seats, nobody is refused.",
      "Payments are slow. Nobody waits for someone else's payment, either on another tour or, while there are seats, on the same one.",
    ],
    inputs: 2_000,
    because: "each input needs several calls that wait for a table and for money",
    draw: (d) => ({ slow: d.int(1, 3), free: d.int(0, 2), waits: d.int(0, 30), tour: d.pick(["dusk", "noon"]), takesBack: d.chance(0.3) }),
    holds: async ({ slow, free, waits, tour, takesBack }) => {
      const { sell, takeBack, script, listOf } = await depot(slow + 2 + free, 1);
      script.push(...Array.from({ length: slow }, () => ({ takes: 4_000 })));
      const sales = Array.from({ length: slow }, () => outcome(sell("dusk")));
      // By then all of them are being paid.
      await later(100 + waits);
      const quick = takesBack ? takeBack("dusk", "e0").then((is) => (is ? "t" : "no")) : outcome(sell(tour));
      const first = await Promise.race([quick, later(1_000).then(() => "late")]);
      const all = await Promise.all(sales);
      const onDusk = slow + (takesBack ? 0 : 1) + (tour === "dusk" && !takesBack ? 1 : 0);
      return first.startsWith("t") && all.every((one) => one.startsWith("t")) && (await listOf("dusk")).split(",").length === onDusk;
    },
  },
  {
    says: "if paying the money back fails, the caller gets the error, and the ticket stays on the list",
    from: ["If paying the money back fails, the caller gets that error, and the ticket stays on the list."],
    inputs: 2_000,
    because: "each input needs several calls that wait for a table and for money",
    draw: (d) => ({ seats: d.int(1, 3), isFull: d.chance(0.5), sells: d.int(0, 2), waits: d.pick([0, 1, 3, 8]), isDown: d.chance(0.7) }),
    holds: async ({ seats, isFull, sells, waits, isDown }) => {
      const { sell, takeBack, early, is, listOf } = await depot(seats, isFull ? seats : 1);
      is.payBackDown = isDown;
      const back = takeBack("dusk", "e0").then(String, ({ message }) => message);
      await later(waits);
      const sales = await Promise.all(Array.from({ length: sells }, () => outcome(sell("dusk"))));
      if ((await back) !== (isDown ? "no way back" : "true")) return false;
      const wanted = [...early.slice(isDown ? 0 : 1), ...sales.filter((one) => one !== "sold-out")];
      return wanted.length <= seats && (await listOf("dusk")) === wanted.sort().join();
    },
  },
];
