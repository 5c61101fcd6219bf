import { Drain } from "./src/drain";
import { tick } from "./src/worker";

const ROOMS = ["lobby", "sales", "yard"];
const settle = async (ticks) => {
  for (let i = 0; i < ticks; i++) await null;
};

/** An outbox, and rooms that take a message after it has failed as often as it says. */
function world(stored, { isMetricsDown = false, isMetricsHung = false, isMetricsBroken = false, brokenListeners = 0 } = {}) {
  const rows = new Map(stored.map(({ refused, ...row }) => [row.id, row]));
  const refusals = new Map(stored.map(({ id, refused }) => [id, refused]));
  const seen = [];
  const buried = [];
  const logged = [];
  const counted = [];
  const told = [];
  const is = { outboxDown: false, settled: false };
  const outbox = {
    after: async (id, limit) => {
      if (is.outboxDown) throw new Error("no outbox");
      return [...rows.values()].filter((row) => row.id > id).sort((a, b) => a.id - b.id).slice(0, limit);
    },
    remove: async (id) => void rows.delete(id),
    setFailures: async (id, failures) => void rows.set(id, { ...rows.get(id), failures }),
    bury: async (id) => {
      rows.delete(id);
      buried.push(id);
    },
  };
  let active = 0;
  let most = 0;
  const publish = async ({ id, room }) => {
    active++;
    most = Math.max(most, active);
    await null;
    active--;
    const left = refusals.get(id);
    refusals.set(id, left - 1);
    if (left > 0) throw new Error(`${room} is closed`);
    seen.push(id);
  };
  const metrics = {
    count: (name, by) => {
      counted.push(`${name} ${by}`);
      if (isMetricsBroken) throw new Error("no metrics");
      if (isMetricsHung) return new Promise(() => {});
      return isMetricsDown ? Promise.reject(new Error("no metrics")) : Promise.resolve();
    },
  };
  const listeners = [
    ...Array.from({ length: brokenListeners }, () => () => {
      throw new Error("no tab");
    }),
    () => void told.push(is.settled ? "late" : seen.length),
  ];
  const log = { warn: (text) => logged.push(text) };
  const drain = new Drain({ outbox, rooms: { publish }, metrics, log, listeners });
  return { drain, rows, seen, buried, logged, counted, told, is, log, most: () => most };
}

const messages = (d, most) =>
  d.list(0, most, (i) => ({
    id: i * 3 + 1,
    room: d.pick(ROOMS),
    text: "Text",
    ...(d.chance(0.4) && { failures: d.pick([1, 8, 9]) }),
    refused: d.chance(0.3) ? d.int(1, 2) : 0,
  }));

/** What the task says that one run does. */
function runOf(stored) {
  const held = new Set();
  const run = { published: [], buried: [], left: [] };
  for (const message of stored) {
    if (held.has(message.room)) run.left.push(message);
    else if (message.refused === 0) run.published.push(message.id);
    else {
      const failures = (message.failures ?? 0) + 1;
      if (failures >= 10) run.buried.push(message.id);
      else {
        held.add(message.room);
        run.left.push({ ...message, failures, refused: message.refused - 1 });
      }
    }
  }
  return run;
}

export const properties = [
  {
    says: "a run publishes in order, and nothing more to a room after a failure; after ten failures it buries the message and the room continues; nothing is lost",
    from: [
      "`run()` publishes all waiting messages, by id, one after another, and removes those that were published.",
      "count the failure (`failures`), and publish nothing more to *that* room in this run. After ten failures `bury` the message; its room continues.",
      "Existing rows have no `failures`.",
      "losing something is not",
    ],
    draw: (d) => messages(d, 6),
    holds: async (stored) => {
      const { drain, rows, seen, buried } = world(stored);
      let left = stored;
      const wanted = { published: [], buried: [] };
      for (let i = 0; i < 2; i++) {
        const run = runOf(left);
        await drain.run();
        wanted.published.push(...run.published);
        wanted.buried.push(...run.buried);
        const kept = run.left.map(({ id, failures }) => `${id} ${failures ?? 0}`);
        if ([...rows.values()].map(({ id, failures }) => `${id} ${failures ?? 0}`).join() !== kept.join()) return false;
        left = run.left;
      }
      return seen.join() === wanted.published.join() && buried.join() === wanted.buried.join();
    },
  },
  {
    says: "a call while a drain is running joins it, and there is only one drain at a time",
    from: ["One drain at a time: a call while one is running joins it and gets its result."],
    draw: (d) => ({ stored: messages(d, 3), delays: d.list(1, 3, () => d.int(0, 6)) }),
    holds: async ({ stored, delays }) => {
      const { drain, seen, most } = world(stored);
      const results = await Promise.all([drain.run(), drain.run()]);
      const later = [drain.run()];
      for (const ticks of delays) {
        await settle(ticks);
        later.push(drain.run());
      }
      await Promise.all(later);
      const isSame = JSON.stringify(results[0]) === JSON.stringify(results[1]);
      return isSame && most() <= 1 && seen.length === new Set(seen).size;
    },
  },
  {
    says: "listeners are notified before the run settles, and only if something was published; nothing waits for the metrics",
    from: [
      "When a drain has finished and has published something, notify `listeners`, before `run()` settles. If one throws, log it; the others are not affected.",
      "Then count `outbox.published`; the metrics are slow, so nothing waits for them, and a failure there is only logged.",
    ],
    draw: (d) => ({
      stored: messages(d, 3),
      brokenListeners: d.int(0, 2),
      metrics: d.pick(["up", "down", "broken", "hung"]),
    }),
    holds: async ({ stored, brokenListeners, metrics }) => {
      const isMetricsDown = metrics === "down";
      const { drain, told, logged, counted, is } = world(stored, {
        brokenListeners,
        isMetricsDown,
        isMetricsBroken: metrics === "broken",
        isMetricsHung: metrics === "hung",
      });
      const { published } = runOf(stored);
      await drain.run();
      is.settled = true;
      await settle(8);
      if (published.length === 0) return told.length === 0;
      const own = brokenListeners + (["down", "broken"].includes(metrics) ? 1 : 0);
      return (
        told.join() === `${published.length}` &&
        counted.join() === `outbox.published ${published.length}` &&
        // Whether a message that a room refuses is logged is left open.
        (logged.length === own || (logged.length > own && stored.some(({ refused }) => refused > 0)))
      );
    },
  },
  {
    says: "a run rejects if the outbox fails, the next one starts a new drain, and a tick never rejects",
    from: [
      "If the outbox fails, `run()` rejects with its error, and the next call starts a new drain. `tick` logs it and never rejects.",
    ],
    draw: (d) => ({ stored: messages(d, 3).map((one) => ({ ...one, refused: 0 })), steps: d.list(1, 4, () => d.pick(["run", "tick", "down", "up"])) }),
    holds: async ({ stored, steps }) => {
      const { drain, seen, logged, log, is } = world(stored);
      let ticks = 0;
      for (const step of steps) {
        if (step === "down" || step === "up") is.outboxDown = step === "down";
        if (step === "run") {
          const got = await drain.run().then(() => "done", ({ message }) => message);
          if (got !== (is.outboxDown ? "no outbox" : "done")) return false;
        }
        if (step === "tick") {
          await tick({ drain, log });
          if (is.outboxDown) ticks++;
        }
      }
      is.outboxDown = false;
      await drain.run();
      return logged.length === ticks && seen.join() === stored.map(({ id }) => id).join();
    },
  },
];
