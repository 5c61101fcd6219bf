import { stockMessage } from "./src/stock-message";
import { reportLines, tellSuppliers } from "./src/tell-suppliers";
import { nightWith, supplierWith } from "./tests/night";

const IDS = ["oak", "elm", "fir"];
/** Articles in no order. */
const ARTICLES = ["c2", "a1", "b3"];

export const properties = [
  {
    says: "each night, each supplier is told the sums that have changed, what was accepted is noted, and the rest is reported",
    from: [
      "Each supplier is sent the articles whose level differs from what we told them last (or that we have never told them about), sorted by article. A level is the sum over all halls; an article that no hall has is 0. If nothing has changed, no message goes out.",
      "Suppliers who have paused updates are left out, and are not in the report",
      "If the contracts service can't be reached, pass its error on",
      "if one of the halls cannot be counted, that supplier is told nothing this time and has failed",
      "What a supplier was told goes into the ledger (add `note(supplierId, levels)`) once all messages to that supplier were accepted.",
      "A supplier who fails must not stop the others. The report has the ids of those who were `told`, how many were `unchanged`, and who `failed`, with the reason.",
    ],
    draw: (d) => ({
      suppliers: d.list(0, 3, (i) => ({ id: IDS[i], articles: ARTICLES.slice(0, d.int(0, 3)).map((one) => `${IDS[i]}-${one}`) })),
      nights: d.list(1, 3, () => ({
        moves: d.list(0, 3, () => ({ hall: d.pick(["north", "south"]), article: `${d.pick(IDS)}-${d.pick(ARTICLES)}`, pieces: d.int(0, 3) })),
        paused: d.list(0, 1, () => d.pick(IDS)),
        deaf: d.list(0, 1, () => d.pick(IDS)),
        isOffline: d.chance(0.15),
        isDown: d.chance(0.1),
      })),
    }),
    holds: async ({ suppliers, nights }) => {
      const { deps, shelves, posted, paused, deaf, offline } = nightWith(...suppliers.map((one) => ({ ...one, name: "Ltd" })));
      let isDown = false;
      const isPaused = async (id) => {
        if (isDown) throw new Error("no contracts");
        return paused.has(id);
      };
      const known = new Map(suppliers.map(({ id }) => [id, new Map()]));
      for (const night of nights) {
        for (const { hall, article, pieces } of night.moves) shelves[hall][article] = pieces;
        for (const [set, names] of [[paused, night.paused], [deaf, night.deaf], [offline, night.isOffline ? ["south"] : []]]) {
          set.clear();
          for (const one of names) set.add(one);
        }
        isDown = night.isDown;
        const before = posted.length;
        const report = await tellSuppliers({ ...deps, agreements: { isPaused } }).catch(({ message }) => message);
        if (isDown && suppliers.length > 0) {
          if (report !== "no contracts" || posted.length !== before) return false;
          continue;
        }
        const wanted = { told: [], unchanged: 0, failed: [] };
        const messages = [];
        for (const { id, articles } of suppliers) {
          if (paused.has(id)) continue;
          const changed = [...articles]
            .sort()
            .map((article) => ({ article, pieces: (shelves.north[article] ?? 0) + (shelves.south[article] ?? 0) }))
            .filter(({ article, pieces }) => known.get(id).get(article) !== pieces);
          // Without articles nothing has to be counted.
          if (night.isOffline && articles.length > 0) wanted.failed.push(`${id} south: scanners are offline`);
          else if (night.isOffline) return true;
          else if (changed.length === 0) wanted.unchanged++;
          else if (deaf.has(id)) wanted.failed.push(`${id} line is busy`);
          else {
            wanted.told.push(id);
            messages.push(`${id} ${stockMessage(changed)}`);
            for (const { article, pieces } of changed) known.get(id).set(article, pieces);
          }
        }
        if (posted.slice(before).join("|") !== messages.join("|")) return false;
        const failed = report.failed.map(({ supplierId, reason }) => `${supplierId} ${reason}`);
        if (report.told.join() !== wanted.told.join() || report.unchanged !== wanted.unchanged || failed.join() !== wanted.failed.join())
          return false;
      }
      return true;
    },
  },
  {
    says: "a message has at most 100 levels, one goes out at a time, and nothing is noted unless all are accepted",
    from: [
      "A message holds 100 levels at most. Suppliers and messages go one after another",
      "once all messages to that supplier were accepted. Otherwise they get everything again",
    ],
    inputs: 300,
    because: "each input has up to 250 articles",
    draw: (d) => ({ counts: d.list(1, 2, () => d.pick([1, 99, 100, 101, 200, 201, 250])), refuses: d.int(-1, 3) }),
    holds: async ({ counts, refuses }) => {
      const suppliers = counts.map((count, i) => supplierWith(IDS[i], count));
      const { deps, told } = nightWith(...suppliers);
      let active = 0;
      let isOverlapping = false;
      let n = 0;
      const accepted = [];
      const post = async (id, text) => {
        active++;
        if (active > 1) isOverlapping = true;
        await null;
        await null;
        active--;
        if (n++ === refuses) throw new Error("refused");
        accepted.push({ id, rows: text.split("\n").slice(1) });
      };
      const report = await tellSuppliers({ ...deps, line: { post } });
      const isWhole = suppliers.every(({ id, articles }) => {
        const messages = accepted.filter((one) => one.id === id);
        const rows = messages.flatMap((one) => one.rows);
        if (!report.told.includes(id)) return !told.has(id) || told.get(id).size === 0;
        return rows.join() === articles.map((one) => `${one};0`).join() && told.get(id).size === articles.length;
      });
      const size = Math.max(0, ...accepted.map(({ rows }) => rows.length));
      return !isOverlapping && size <= 100 && isWhole && report.told.length + report.failed.length === counts.length;
    },
  },
  {
    says: "the report's text has the counts, and a line for each supplier who failed",
    from: ['`reportLines(report)`: "12 told, 3 unchanged, 1 failed", then a line for each who failed.'],
    draw: (d) => ({
      told: d.list(0, 4, (i) => `s${i}`),
      unchanged: d.int(0, 9),
      failed: d.list(0, 2, (i) => ({ supplierId: `f${i}x`, reason: d.pick(["line is busy", "offline"]) })),
    }),
    holds: (report) => {
      const text = reportLines(report);
      const [first, ...lines] = Array.isArray(text) ? text : text.split("\n");
      return (
        first === `${report.told.length} told, ${report.unchanged} unchanged, ${report.failed.length} failed` &&
        lines.length === report.failed.length &&
        lines.every((line, i) => line.includes(report.failed[i].supplierId) && line.includes(report.failed[i].reason))
      );
    },
  },
];
