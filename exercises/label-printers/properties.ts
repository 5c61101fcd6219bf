import { PrintRoom } from "./src/print-room";
import { printLabels } from "./src/station";

const settle = async (ticks) => {
  for (let i = 0; i < ticks; i++) await null;
};

/** A hall whose printers refuse pages as often as a job says. */
function hallWith(jobs, journalIs) {
  const out = { north: [], south: [] };
  const entries = [];
  const logged = [];
  const pauses = [];
  const left = new Map();
  jobs.forEach((job, j) => job.pages.forEach(({ refused }, p) => left.set(`${j}.${p}`, refused)));
  /** Whether the printer whose job failed takes the empty label. */
  const feeds = { north: [], south: [] };
  let gate = null;
  const send = async (printer, page) => {
    await null;
    if (printer === "north" && gate) await gate;
    const refused = left.get(page);
    left.set(page, refused - 1);
    if (refused > 0) throw new Error(`${page} refused, ${refused} left`);
    out[printer].push(page);
  };
  const feed = async (printer) => {
    await null;
    if (feeds[printer].shift()) throw new Error("no empty label");
    out[printer].push("-");
  };
  const add = (entry) => {
    entries.push(entry);
    if (journalIs === "throwing") throw new Error("no journal");
    return journalIs === "hung" ? new Promise(() => {}) : journalIs === "failing" ? Promise.reject(new Error("no line")) : Promise.resolve();
  };
  const room = new PrintRoom({
    driver: { send, feed },
    journal: { add },
    log: { warn: (text) => logged.push(text) },
    pause: async (ms) => void pauses.push(ms),
  });
  return { room, out, entries, logged, pauses, feeds, setGate: (promise) => (gate = promise) };
}

const jobs = (d, most) =>
  d.list(1, most, () => ({
    printer: d.pick(["north", "south"]),
    pages: d.list(0, 3, () => ({ refused: d.chance(0.3) ? d.int(1, 2) : 0 })),
    isFeedRefused: d.chance(0.3),
  }));

export const properties = [
  {
    says: "jobs are printed whole and in order; a job whose page is refused twice stops there, and the next one is printed",
    from: [
      "On one printer, jobs are printed whole and in the order in which they were submitted.",
      "If the printer does not take a page, send it once more after a second (`deps.pause`).",
      "its other pages are not sent, an empty label is fed, so that packers see where it stopped, and `print` rejects with the error of the second attempt. The next job prints as if nothing had happened.",
      "If the empty label cannot be fed, only log it.",
      "Each outcome goes to the journal. The connection to it is slow: nothing waits for it, and its failures are only logged.",
    ],
    draw: (d) => ({ jobs: jobs(d, 4), journalIs: d.pick(["well", "failing", "hung"]) }),
    holds: async ({ jobs, journalIs }) => {
      const { room, out, entries, logged, pauses, feeds } = hallWith(jobs, journalIs);
      const expected = { north: [], south: [] };
      let retries = 0;
      let unfed = 0;
      const outcomes = jobs.map(({ printer, pages, isFeedRefused }, j) => {
        for (const [p, { refused }] of pages.entries()) {
          if (refused > 0) retries++;
          if (refused < 2) {
            expected[printer].push(`${j}.${p}`);
            continue;
          }
          feeds[printer].push(isFeedRefused);
          if (isFeedRefused) unfed++;
          else expected[printer].push("-");
          return `${j}.${p} refused, 1 left`;
        }
        return "printed";
      });
      const got = await Promise.all(
        jobs.map(({ printer, pages }, j) =>
          room.print(printer, { id: `${j}`, pages: pages.map((_, p) => `${j}.${p}`) }).then(() => "printed", ({ message }) => message),
        ),
      );
      await settle(10);
      const journal = entries.map(({ jobId, printerId, outcome }) => `${jobId} ${printerId} ${outcome}`).sort();
      const right = outcomes.map((one, j) => `${j} ${jobs[j].printer} ${one === "printed" ? one : "failed"}`);
      return (
        got.join() === outcomes.join() &&
        out.north.join() === expected.north.join() &&
        out.south.join() === expected.south.join() &&
        pauses.length === retries &&
        pauses.every((ms) => ms === 1_000) &&
        journal.join() === right.sort().join() &&
        logged.length === unfed + (journalIs === "failing" ? jobs.length : 0)
      );
    },
  },
  {
    says: "printers never wait for each other",
    from: ["Printers never wait for each other."],
    draw: (d) => jobs(d, 4),
    holds: async (jobs) => {
      const { room, out, setGate } = hallWith(jobs, "well");
      let open = () => {};
      setGate(new Promise((resolve) => (open = resolve)));
      const all = jobs.map(({ printer, pages }, j) => ({
        printer,
        done: room.print(printer, { id: `${j}`, pages: pages.map((_, p) => `${j}.${p}`) }).catch(() => {}),
      }));
      await Promise.all(all.filter(({ printer }) => printer === "south").map(({ done }) => done));
      const isHeld = out.north.length === 0;
      open();
      await Promise.all(all.map(({ done }) => done));
      return isHeld;
    },
  },
  {
    says: "closing refuses new jobs, prints those submitted before, settles when they are done, and may happen twice",
    from: [
      "new jobs are refused with `closed`; jobs submitted before are printed.",
      "It settles when all of them are done, failed or not, and may be called twice.",
    ],
    draw: (d) => ({ jobs: jobs(d, 3), late: d.pick(["north", "south", "west"]), ticks: d.int(0, 8) }),
    holds: async ({ jobs, late, ticks }) => {
      const { room, out } = hallWith(jobs, "well");
      let done = 0;
      const all = jobs.map(({ printer, pages }, j) =>
        room.print(printer, { id: `${j}`, pages: pages.map((_, p) => `${j}.${p}`) }).then(
          () => done++,
          () => done++,
        ),
      );
      await settle(ticks);
      const closing = room.close();
      const code = await room.print(late, { id: "late", pages: ["late"] }).then(
        () => "printed",
        (error) => error.code,
      );
      await closing;
      await settle(3);
      const isDone = done === jobs.length;
      await Promise.all([room.close(), ...all]);
      return code === "closed" && isDone && ![...out.north, ...out.south].includes("late");
    },
  },
  {
    says: "the labels of a parcel are printed, or the station gets the reason",
    from: ["`printLabels` rejects if the job does; the station shows the reason."],
    draw: (d) => ({ boxes: d.int(1, 4), bad: d.int(0, 5) }),
    holds: async ({ boxes, bad }) => {
      const sent = [];
      const send = async (_printer, page) => {
        if (page.includes(` ${bad}/`)) throw new Error("out of paper");
        sent.push(page);
      };
      const room = new PrintRoom({
        driver: { send, feed: async () => {} },
        journal: { add: async () => {} },
        log: { warn: () => {} },
        pause: async () => {},
      });
      const parcel = { id: "p1", street: "Kai 4", boxes };
      const got = await printLabels({ room }, { id: "t1", printerId: "north" }, parcel).then(() => "printed", ({ message }) => message);
      const isBad = bad >= 1 && bad <= boxes;
      return got === (isBad ? "out of paper" : "printed") && sent.length === (isBad ? bad - 1 : boxes);
    },
  },
];
