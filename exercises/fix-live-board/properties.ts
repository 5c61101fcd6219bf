import { Board } from "./src/board";
import { arena } from "./tests/arena";

const PLAYERS = ["ana", "bo", "cy", "di", "ed", "flo", "gus", "hal", "ida", "jo", "kai", "lou", "mo"];
const score = (d) => ({ player: d.pick(PLAYERS), points: d.pick([90, 100, 100, 110, 120]), at: d.int(0, 4) });
/** Often enough players for an eleventh. */
const scores = (d) => {
  const crowd = d.chance(0.5) ? PLAYERS.map((player) => ({ player, points: d.int(95, 105), at: d.int(0, 3) })) : [];
  return [...crowd, ...d.list(0, 4, () => score(d))];
};
const isBefore = (a, b) => a.points > b.points || (a.points === b.points && (a.at < b.at || (a.at === b.at && a.player < b.player)));
/** Ten players, each with their best result; of equal results the earlier. */
function topOf(all) {
  const best = new Map();
  for (const one of all) {
    const known = best.get(one.player);
    if (!known || isBefore(one, known)) best.set(one.player, one);
  }
  return [...best.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1)).slice(0, 10);
}
const textOf = (all) => all.map(({ player, points, at }) => `${player} ${points} ${at}`).join();
const settle = async () => {
  for (let i = 0; i < 12; i++) await null;
};
const outcome = (call) => call.then(textOf, ({ message }) => message);

const change = (d) => d.oneOf(() => ({ submits: score(d) }), () => ({ submits: score(d) }), () => ({ bans: d.pick(PLAYERS) }));
const run = (boards, { submits, bans }) => (submits ? boards.submit("finale", submits) : boards.ban("finale", bans));

export const properties = [
  {
    says: "a board has ten players with their best results and says whether its top has changed; lists that it has returned do not change",
    from: [
      "Ten players, each with their best result; if two results are equal, the earlier one is ahead. If one of the ten is banned, the eleventh moves up.",
      "A list that was returned to someone does not change afterwards.",
      "`Board` keeps its constructor, `add`, `remove` and `top`",
    ],
    draw: (d) => ({ scores: scores(d), changes: d.list(0, 6, () => change(d)) }),
    holds: ({ scores, changes }) => {
      const given = textOf(scores);
      const board = new Board(scores);
      let all = [...scores];
      let before = textOf(topOf(all));
      const lists = [];
      for (const { submits, bans } of changes) {
        lists.push([board.top(), before]);
        const said = submits ? board.add(submits) : board.remove(bans);
        all = submits ? [...all, submits] : all.filter(({ player }) => player !== bans);
        const now = textOf(topOf(all));
        if (said !== (now !== before) || textOf(board.top()) !== now) return false;
        before = now;
      }
      return textOf(board.top()) === before && textOf(scores) === given && lists.every(([list, text]) => textOf(list) === text);
    },
  },
  {
    says: "only what is stored is shown, a failed load is tried again, and watchers are called each time the top has changed",
    from: [
      "anyone who asks while the table is unavailable gets its error (the page then says \"one moment\"), and the next one who asks gets the board.",
      "When the table could not store a result, `submit` failed as it should",
      "Only stored results may be shown; the same goes for bans.",
      "and then kept. Each load costs us money.",
      "Watchers are called when the top has changed, and only then. If a watcher throws, this is logged and disturbs nobody.",
    ],
    draw: (d) => ({
      stored: scores(d),
      steps: d.list(1, 8, () => d.oneOf(() => ({ asks: true }), () => change(d), () => change(d), () => ({ isDown: d.chance(0.4) }))),
    }),
    holds: async ({ stored, steps }) => {
      const { table, boards, logged } = arena("finale");
      table.rows.set("finale", [...stored]);
      const told = [];
      boards.watch("finale", () => {
        throw new Error("no screen");
      });
      boards.watch("finale", (top) => void told.push(textOf(top)));
      let isLoaded = false;
      let loads = 0;
      for (const step of steps) {
        const before = textOf(topOf(table.rows.get("finale")));
        const [tellings, lines] = [told.length, logged.length];
        if (step.isDown !== undefined) table.isDown = step.isDown;
        else if (step.asks) {
          if (!isLoaded) loads++;
          const got = await outcome(boards.top("finale"));
          isLoaded ||= !table.isDown;
          if (got !== (isLoaded ? before : "table is down") || table.loads.length !== loads) return false;
        } else {
          const rows = textOf(table.rows.get("finale"));
          const got = await run(boards, step).then(() => "done", ({ message }) => message);
          await settle();
          if (got !== (table.isDown ? "table is down" : "done")) return false;
          if (table.isDown && textOf(table.rows.get("finale")) !== rows) return false;
          const now = textOf(topOf(table.rows.get("finale")));
          if (isLoaded) {
            const fresh = told.slice(tellings);
            if (now === before ? fresh.length > 0 : fresh.join("|") !== now) return false;
            if (logged.length - lines !== (now === before ? 0 : 1)) return false;
            if ((await outcome(boards.top("finale"))) !== now) return false;
          }
        }
      }
      table.isDown = false;
      return (await outcome(boards.top("finale"))) === textOf(topOf(table.rows.get("finale")));
    },
  },
  {
    says: "a game is loaded once, and what is stored or banned meanwhile is on the board; nothing waits for the load",
    from: [
      "Results submitted in the meantime are in the table, but not on the board, until a restart. In the same way a banned player stayed on it.",
      "A game is loaded once, even if a thousand people ask at the same moment, and then kept.",
      "`submit` and `ban` settle when the table is done; they do not wait for a load, and they do not fail because a load fails.",
    ],
    draw: (d) => ({
      stored: scores(d),
      early: d.list(0, 2, () => change(d)),
      asks: d.int(1, 3),
      meanwhile: d.list(0, 5, () => ({ ...change(d), isAwaited: d.chance(0.5) })),
      late: d.list(0, 2, () => change(d)),
      fails: d.chance(0.3),
    }),
    holds: async ({ stored, early, asks, meanwhile, late, fails }) => {
      const { table, boards } = arena("finale");
      table.rows.set("finale", [...stored]);
      const open = table.holdLoads();
      const calls = early.map((one) => run(boards, one));
      const asked = Array.from({ length: asks }, () => outcome(boards.top("finale")));
      for (const one of meanwhile) {
        let isDone = false;
        const call = run(boards, one).then(() => {
          isDone = true;
        });
        calls.push(call);
        if (one.isAwaited) await settle();
        if (one.isAwaited && !isDone) return false;
      }
      await Promise.all(calls);
      if (table.loads.length !== 1) return false;
      const rows = textOf(topOf(table.rows.get("finale")));
      table.isDown = fails;
      open();
      const got = await Promise.all(asked);
      // Whether those who asked before a result was stored see it is left open; the next one sees it.
      if (got.some((one) => (one === "table is down") !== fails)) return false;
      table.isDown = false;
      if ((await outcome(boards.top("finale"))) !== rows) return false;
      await Promise.all([...late.map((one) => run(boards, one)), boards.top("finale")]);
      const shown = await outcome(boards.top("finale"));
      return shown === textOf(topOf(table.rows.get("finale"))) && table.loads.length === (fails ? 2 : 1);
    },
  },
];
