import { vi } from "vitest";
import { BookingStore } from "./src/store";
import { clinic, pass } from "./tests/clinic";

// A test tries 500 inputs, one after the other: together they take more of the sandbox's time than a test has.
vi.setConfig({ testTimeout: 2_000_000 });

const SLOTS = ["tue-0930", "mon-0900", "wed-1400"];
const PATIENTS = ["lind", "okafor", "ruiz", "berg"];

/** A table that fails while a booking is written to a slot. */
class BrokenTable extends BookingStore {
  broken = null;
  async put(booking) {
    if (booking.slotId === this.broken) throw new Error("table down");
    return super.put(booking);
  }
  async insert(booking) {
    if (booking.slotId === this.broken) throw new Error("table down");
    return super.insert(booking);
  }
}

/** What a call came to: "ok", "taken", "not-booked" or the error's text. */
const outcome = (call) => call.then((answer) => (answer.ok ? "ok" : answer.reason), ({ message }) => message);
const letterOf = ({ slotId, patientId }) => `${slotId} ${patientId}`;
const delay = (d) => d.pick([10, 0, 1, 2, 3, 300]);

export const properties = [
  {
    says: "one of several who want a slot at the same time gets it; those who wanted to move there and were refused keep their old slot",
    from: [
      "Exactly one of them gets it; which one doesn't matter. The table has that booking, and one letter goes out.",
      "The others get the plain refusal, `{ ok: false, reason: \"taken\" }`, and no letter. If they wanted to *move* a visit, they keep their old slot.",
    ],
    inputs: 2_000,
    because: "each input needs several calls that wait for a table and for prices",
    draw: (d) => ({
      wishes: d.list(2, 4, (i) => ({ patient: PATIENTS[i], moves: d.chance(0.4), waits: d.pick([0, 0, 1, 2, 4]), takes: delay(d) })),
    }),
    holds: async ({ wishes }) => {
      const { bookings, store, sent, priceServiceFor } = clinic();
      for (const { patient, moves } of wishes) if (moves) await bookings.book(`old-${patient}`, patient);
      const letters = sent.length;
      const calls = wishes.map(async ({ patient, moves, waits, takes }) => {
        priceServiceFor(patient, { after: takes });
        await pass(waits);
        return moves ? bookings.move(`old-${patient}`, "tue-0930", patient) : bookings.book("tue-0930", patient);
      });
      const answers = await Promise.all(calls);
      const held = await store.find("tue-0930");
      const winners = wishes.filter((_, i) => answers[i].ok).map(({ patient }) => patient);
      if (winners.length !== 1 || held?.patientId !== winners[0]) return false;
      if (sent.length !== letters + 1 || letterOf(sent.at(-1)) !== `tue-0930 ${winners[0]}`) return false;
      for (const [i, { patient, moves }] of wishes.entries()) {
        const old = await store.find(`old-${patient}`);
        if (patient === winners[0] ? old !== null || JSON.stringify(answers[i].booking) !== JSON.stringify(held) : moves !== (old?.patientId === patient)) return false;
        if (patient !== winners[0] && JSON.stringify(answers[i]) !== '{"ok":false,"reason":"taken"}') return false;
      }
      return true;
    },
  },
  {
    says: "nobody waits for another slot",
    from: ["Nobody waits for someone else's slot. The price service can take a minute, and others can book meanwhile."],
    inputs: 2_000,
    because: "each input needs several calls that wait for a table and for prices",
    draw: (d) => ({ slowMoves: d.chance(0.5), moves: d.chance(0.5), waits: d.int(0, 30) }),
    holds: async ({ slowMoves, moves, waits }) => {
      const { bookings, priceServiceFor } = clinic();
      if (slowMoves) await bookings.book("old-lind", "lind");
      if (moves) await bookings.book("old-okafor", "okafor");
      priceServiceFor("lind", { after: 3_000 });
      const slow = slowMoves ? bookings.move("old-lind", "tue-0930", "lind") : bookings.book("tue-0930", "lind");
      await pass(waits);
      const quick = moves ? bookings.move("old-okafor", "wed-1400", "okafor") : bookings.book("wed-1400", "okafor");
      const first = await Promise.race([outcome(quick), pass(1_000).then(() => "late")]);
      return first === "ok" && (await outcome(slow)) === "ok";
    },
  },
  {
    says: "a failure reaches its caller, and the slot is free for the next caller; others get at most one booking",
    from: [
      "When the price service fails, or the table fails while a booking is written, the caller gets that error and no letter goes out. Earlier bookings stay, and the slot is free for the *next* caller.",
      "Someone who asks while the outcome is still undecided may get the slot or be refused; either is fine.",
    ],
    inputs: 2_000,
    because: "each input needs several calls that wait for a table and for prices",
    draw: (d) => ({
      wishes: d.list(1, 3, (i) => ({ patient: PATIENTS[i], moves: d.chance(0.4), waits: d.pick([0, 1, 4]), takes: delay(d), fails: d.chance(0.5) })),
      isBroken: d.chance(0.3),
    }),
    holds: async ({ wishes, isBroken }) => {
      const store = new BrokenTable();
      const { bookings, sent, priceServiceFor } = clinic(store);
      for (const { patient, moves } of wishes) if (moves) await bookings.book(`old-${patient}`, patient);
      const letters = sent.length;
      store.broken = isBroken ? "tue-0930" : null;
      const results = await Promise.all(
        wishes.map(async ({ patient, moves, waits, takes, fails }) => {
          priceServiceFor(patient, { after: takes, ...(fails && { fails: `no price for ${patient}` }) });
          await pass(waits);
          return outcome(moves ? bookings.move(`old-${patient}`, "tue-0930", patient) : bookings.book("tue-0930", patient));
        }),
      );
      store.broken = null;
      const winners = wishes.filter((_, i) => results[i] === "ok");
      for (const [i, { patient, moves, fails }] of wishes.entries()) {
        const error = fails ? `no price for ${patient}` : isBroken ? "table down" : "ok";
        if (results[i] !== error && (results[i] !== "taken" || wishes.length === 1)) return false;
        const old = await store.find(`old-${patient}`);
        if ((old?.patientId === patient) !== (moves && results[i] !== "ok")) return false;
      }
      if (winners.length > 1 || sent.length !== letters + winners.length) return false;
      const next = await outcome(bookings.book("tue-0930", "berg"));
      const held = await store.find("tue-0930");
      return winners.length === 0 ? next === "ok" && held?.patientId === "berg" : next === "taken" && held?.patientId === winners[0].patient;
    },
  },
  {
    says: "calls made one after the other work as before, and no price is requested unless it is needed",
    from: [
      "A slot that has been booked is refused without a request to the price service: we pay for each request.",
      "Moving to the slot you already have changes nothing. Cancelling frees a slot, as now.",
      "Earlier bookings stay, and the slot is free for the *next* caller.",
    ],
    inputs: 2_000,
    because: "each input needs several calls that wait for a table and for prices",
    draw: (d) => d.list(1, 6, () => ({ call: d.pick(["book", "move", "cancel"]), slot: d.pick(SLOTS), to: d.pick(SLOTS), patient: d.pick(PATIENTS.slice(0, 2)), fails: d.chance(0.2) })),
    holds: async (steps) => {
      const { bookings, store, sent, asked, priceServiceFor } = clinic();
      const held = new Map();
      let letters = 0;
      let requests = 0;
      for (const { call, slot, to, patient, fails } of steps) {
        priceServiceFor(patient, fails ? { fails: "no price" } : {});
        const isOwn = held.get(slot) === patient;
        if (call === "cancel") {
          if ((await bookings.cancel(slot, patient)) !== isOwn) return false;
          if (isOwn) held.delete(slot);
          continue;
        }
        const target = call === "book" ? slot : to;
        let wanted = held.has(target) ? "taken" : fails ? "no price" : "ok";
        if (call === "move" && !isOwn) wanted = "not-booked";
        else if (call === "move" && slot === to) wanted = "ok";
        else if (wanted !== "taken") {
          requests++;
          if (wanted === "ok") {
            letters++;
            held.set(target, patient);
            if (call === "move") held.delete(slot);
          }
        }
        const got = await outcome(call === "book" ? bookings.book(slot, patient) : bookings.move(slot, to, patient));
        if (got !== wanted || sent.length !== letters || asked.length !== requests) return false;
      }
      for (const slot of SLOTS) if ((await store.find(slot))?.patientId !== held.get(slot)) return false;
      return true;
    },
  },
];
