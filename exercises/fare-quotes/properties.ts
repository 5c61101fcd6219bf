import { Planner } from "./src/planner";
import { QuoteShelf } from "./src/quote-shelf";

const TEN_MINUTES = 600_000;
const CLASSES = ["full", "reduced"];

/** An engine whose answers are given by hand, by the number of the question. */
function engineByHand() {
  const questions = [];
  const quote = () => {
    const question = { isOpen: true, answer: (_isGood) => {} };
    const n = questions.push(question);
    return new Promise((resolve, reject) => {
      question.answer = (isGood) => {
        question.isOpen = false;
        if (isGood) resolve({ cents: n, zones: 1 });
        else reject(new Error(`no ${n}`));
      };
    });
  };
  return { engine: { quote }, questions };
}

const settle = async () => {
  for (let i = 0; i < 6; i++) await null;
};

const step = (d) =>
  d.oneOf(
    () => ({ is: "want", trip: d.int(0, 2) }),
    () => ({ is: "want", trip: d.int(0, 2) }),
    () => ({ is: "answer", isGood: d.chance(0.7), which: d.int(0, 2) }),
    () => ({ is: "wait", ms: d.pick([1, 1_000, TEN_MINUTES - 1, TEN_MINUTES, TEN_MINUTES + 1]) }),
    () => ({ is: "clear" }),
  );

export const properties = [
  {
    says: "a trip is asked about only once while its answer is under way or less than ten minutes old, and a failed question is not kept",
    from: [
      "A quote is valid for ten minutes, counted from the engine's answer. Exactly ten minutes later, to the millisecond, it is requested again",
      "If someone wants a trip while the engine is already being asked about it, they wait for that answer: one question.",
      "A failed question is not kept. Everyone who waited for it gets its error, and the next caller asks again.",
      "When tariffs change, clear the shelf. Answers still under way then reach those who wait for them, but are not kept.",
    ],
    draw: (d) => d.list(1, 10, () => step(d)),
    holds: async (steps) => {
      let now = 0;
      const { engine, questions } = engineByHand();
      const shelf = new QuoteShelf(engine, () => now);
      /** By trip: its question, and when that was answered. */
      const kept = new Map();
      const asked = [];
      const good = [];
      const waiting = [];
      const answer = async (n, isGood) => {
        good[n] = isGood;
        questions[n].answer(isGood);
        await settle();
        const trip = asked[n];
        if (kept.get(trip)?.n !== n) return;
        if (isGood) kept.get(trip).at = now;
        else kept.delete(trip);
      };
      for (const { is, trip, which, isGood, ms } of steps) {
        if (is === "wait") now += ms;
        if (is === "clear") {
          shelf.clear();
          kept.clear();
        }
        if (is === "answer") {
          const open = questions.flatMap(({ isOpen }, n) => (isOpen ? [n] : []));
          if (open.length > 0) await answer(open[which % open.length], isGood);
        }
        if (is === "want") {
          const item = kept.get(trip);
          if (!item || (item.at !== undefined && now >= item.at + TEN_MINUTES)) {
            kept.set(trip, { n: asked.length });
            asked.push(trip);
          }
          const promise = shelf.quoteFor({ from: `s${trip}`, to: "Zoo", fareClass: "full" });
          waiting.push({ n: kept.get(trip).n, got: promise.then(({ cents }) => cents, ({ message }) => message) });
          await settle();
          if (questions.length !== asked.length) return false;
        }
      }
      for (const n of questions.keys()) if (questions[n].isOpen) await answer(n, true);
      for (const { n, got } of waiting) if ((await got) !== (good[n] ? n + 1 : `no ${n + 1}`)) return false;
      return true;
    },
  },
  {
    says: "two trips are the same if both stops and the class match, whatever characters the names contain",
    from: [
      "Two trips are the same if both stops and the fare class match; there and back are two trips.",
      "Stop names can contain any character.",
    ],
    draw: (d) => d.list(2, 2, () => ({ from: d.text('a,|"\\ \n/:', 0, 3), to: d.text('a,|"\\ \n/:', 0, 3), fareClass: d.pick(CLASSES) })),
    holds: ([a, b]) => {
      const { engine, questions } = engineByHand();
      const shelf = new QuoteShelf(engine, () => 0);
      shelf.quoteFor(a);
      shelf.quoteFor(b);
      const isSame = a.from === b.from && a.to === b.to && a.fareClass === b.fareClass;
      return questions.length === (isSame ? 1 : 2);
    },
  },
  {
    says: "the planner asks again when tariffs change",
    from: ["When tariffs change, clear the shelf."],
    draw: (d) => d.list(1, 6, () => d.pick(["want", "change"])),
    holds: async (steps) => {
      const listeners = [];
      let cents = 0;
      let isNew = true;
      let shown = 0;
      const engine = { quote: async () => ({ cents: (cents += 100), zones: 2 }) };
      const planner = new Planner({ engine, tariffs: { onChange: (one) => listeners.push(one) }, now: () => 0 });
      for (const is of steps) {
        if (is === "change") {
          for (const listener of listeners) listener();
          isNew = true;
          continue;
        }
        if (isNew) shown += 1;
        isNew = false;
        const text = await planner.fareText({ from: "Pier", to: "Zoo", fareClass: "full" });
        if (text !== `${shown}.00 EUR, 2 zones`) return false;
      }
      return true;
    },
  },
  {
    says: "when a trip is added to 2,000 others, the least recently requested of them is removed, and anyone waiting for that one still gets the answer",
    from: [
      "At most 2,000 trips are on the shelf, including those still being asked about.",
      "If one more comes, remove the one whose last request is longest ago, fresh or stale. Anyone waiting for it still gets the answer.",
    ],
    inputs: 40,
    because: "each input needs 2,000 trips",
    draw: (d) => ({ isAnswered: d.chance(0.5), isStale: d.chance(0.3), again: d.list(0, 3, () => d.int(0, 5)), touchLate: d.chance(0.5) }),
    holds: async ({ isAnswered, isStale, again, touchLate }) => {
      let now = 0;
      const { engine, questions } = engineByHand();
      const shelf = new QuoteShelf(engine, () => now);
      const want = (n) => shelf.quoteFor({ from: `s${n}`, to: "Zoo", fareClass: "full" });
      const promises = [];
      const last = new Map();
      for (let n = 0; n < 2_000; n++) {
        promises.push(want(n));
        last.delete(n);
        last.set(n, true);
      }
      if (isAnswered) for (const { answer } of questions) answer(true);
      await settle();
      if (isAnswered && isStale) now += TEN_MINUTES;
      let count = 2_000;
      for (const n of again) {
        want(n);
        // A stale quote is asked for again, once.
        if (isAnswered && isStale && last.get(n)) count++;
        last.delete(n);
        last.set(n, false);
      }
      if (touchLate) now += 1;
      want("one more");
      count++;
      if (questions.length !== count) return false;
      const [gone, kept] = last.keys();
      // The second oldest is still there, unless it is stale.
      if (!(isAnswered && isStale)) {
        want(kept);
        if (questions.length !== count) return false;
      }
      want(gone);
      if (questions.length !== count + 1) return false;
      if (!isAnswered) for (const { answer } of questions) answer(true);
      return (await promises[gone]).cents === gone + 1;
    },
  },
];
