import { respondTo } from "onramp:fetch";
import { DisruptionBoard } from "./src/board";
import { FEED } from "./tests/control-room";

const START = Date.parse("2026-11-20T14:00:00Z");
const MINUTE = 60_000;
const timeOf = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");
const LINES = ["U3", "U30", "U5", "12", "N7"];

/** Links, and what is said of them. */
const LINKS = new Map([
  ["https://notices.lineway.example/7", "notices.lineway.example"],
  ["HTTPS://Notices.Lineway.Example", "notices.lineway.example"],
  ["http://control.example:8080/a?b#c", "control.example:8080"],
  ["/notices/7", "www.lineway.example"],
  ["http://", null],
  ["https://[", null],
]);

const alert = (d, i) => ({
  id: `a${i}`,
  routes: d.list(1, 2, () => d.pick(["lw:U3", "lw:*", "lw:U30", "lw:U5", "lw:12", "lw:N7"])),
  text: d.pick(["Signal failure", "Closed", " Late "]),
  severity: d.int(1, 3),
  ...(d.chance(0.4) && { until: timeOf(START + d.int(0, 40) * MINUTE) }),
  ...(d.chance(0.5) && { link: d.pick([...LINKS.keys()]) }),
});
/** A request's answer; `ago` is how many minutes before a feed was published. */
const answer = (d) =>
  d.oneOf(
    () => ({ status: 200, alerts: d.list(0, 4, (i) => alert(d, i)), ago: d.pick([0, 0, 5, 9, 10, 11, 30]) }),
    () => ({ status: 200, alerts: d.list(0, 4, (i) => alert(d, i)), ago: 0 }),
    () => ({ status: d.pick([503, 404, 203, 206]), alerts: d.list(0, 1, (i) => alert(d, i)), ago: 0 }),
    () => ({ status: 200, body: d.pick(["", "{}", "null", "[]", "<html>", '{"error":"export"}', '{"alerts":null}']) }),
    () => ({ status: 0 }),
  );

function textOf({ text, link }) {
  const host = link === undefined ? null : LINKS.get(link);
  return host === null ? text.trim() : `${text.trim()} (more: ${host})`;
}
/** What the report wants a board to show for a line. */
function wantedOf(line, feed, now) {
  const texts = (feed?.alerts ?? [])
    .filter(({ routes, until }) => (routes.includes(`lw:${line}`) || routes.includes("lw:*")) && !(until && Date.parse(until) <= now))
    .map((one, i) => ({ one, i }))
    .sort((a, b) => b.one.severity - a.one.severity || a.i - b.i)
    .map(({ one }) => textOf(one));
  const isStale = !feed || now - feed.at > 10 * MINUTE;
  return JSON.stringify([line, isStale ? "stale" : texts.length > 0 ? "disrupted" : "clear", texts, feed ? timeOf(feed.at) : null]);
}

export const properties = [
  {
    says: "each line shows its alerts from the last feed, the worst first, and says when this feed is out of date",
    from: [
      "Each line shows its own alerts and those for every line. It doesn't show those of other lines whose names merely begin in the same way: U3 is not U30.",
      "What we know stays until we know better: a request that fails (any status but 200, no answer, no feed in the answer) changes nothing.",
      "The state is `stale` as soon as the last feed is **more than 10 minutes** old, or if there has never been one. The texts stay in that case, and so does `asOf`. The next good feed puts everything right. A board never says `clear` when it doesn't know.",
      "\"(more: …)\" names the link's host, with its port if there is one, in lower case; for a path the host is ours, `www.lineway.example`. A link that makes no sense is left out, but its alert is not.",
      "`refresh` never rejects and sends one request, `show` sends none; alerts that have ended are gone, even from stale boards; the worst alerts come first, and equally bad ones in the order of the feed.",
    ],
    inputs: 400,
    because: "each input needs several requests, and all lines are read after each",
    draw: (d) => ({ steps: d.list(0, 3, () => ({ waits: d.pick([1, 0, 5, 10, 11, 20]) * MINUTE + d.pick([0, 0, 1, -1]), answer: answer(d) })), waits: d.pick([0, 1, 5, 10, 11]) * MINUTE }),
    holds: async ({ steps, waits }) => {
      let now = START;
      let requests = 0;
      let feed = null;
      const board = new DisruptionBoard(FEED, () => now);
      const isShown = () =>
        LINES.every((line) => {
          const { line: name, state, texts, asOf } = board.show(line);
          return JSON.stringify([name, state, texts, asOf]) === wantedOf(line, feed, now);
        });
      for (const [i, step] of steps.entries()) {
        now = Math.max(START, now + step.waits);
        const { status, alerts, ago, body } = step.answer;
        // Whole seconds, and never older than the feed before.
        const at = Math.max(feed?.at ?? 0, Math.floor((now - (ago ?? 0) * MINUTE) / 1_000) * 1_000);
        respondTo(FEED, () => {
          requests++;
          if (status === 0) throw new TypeError("no answer");
          return new Response(body ?? JSON.stringify({ publishedAt: timeOf(at), alerts }), { status });
        });
        if (!isShown()) return false;
        await board.refresh();
        if (status === 200 && alerts) feed = { at, alerts };
        if (!isShown() || requests !== i + 1) return false;
      }
      now += waits;
      return isShown();
    },
  },
];
