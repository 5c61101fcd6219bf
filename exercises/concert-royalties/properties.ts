import { MissingWorks, royaltiesOf } from "./src/royalties";
import { statementOf } from "./src/statement";

const HOLDERS = ["Ana", "Bo", "?", "Cy", "Di"];
const IDS = ["a", "b", "c", "d"];

/** A catalogue of four works, some no longer protected in 2026, with one to four shares each. */
const works = (d) =>
  IDS.map((id) => ({
    id,
    title: `Song ${id}`,
    composer: "Reyes",
    protectedUntil: d.pick([null, 2026, "public", 2025, 2027]),
    shares: [
      { holder: d.pick(HOLDERS), parts: d.int(1, 3) },
      ...d.list(0, 3, () => ({ holder: d.pick(HOLDERS), parts: d.oneOf(() => d.int(0, 3), () => d.int(0, 400)) })),
    ],
  }));

const item = (d, ids) =>
  d.chance(0.1)
    ? { kind: d.pick(["break", "speech"]), seconds: d.int(1, 900) }
    : {
        kind: "work",
        workId: d.pick(ids),
        seconds: d.oneOf(() => d.pick([60, 61, 59, 120, 130, 1]), () => d.int(1, 600)),
        ...d.pick([{}, { encore: true }, { encore: false }]),
      };

const evening = (d, ids = IDS, least = 0) => ({
  works: works(d),
  concert: {
    name: "Spring concert",
    day: "2026-04-18",
    items: d.list(least, 6, () => item(d, ids)),
    hallSeats: d.pick([500, 501, 200, 2_000]),
    seatsSold: d.oneOf(() => d.pick([0, 1]), () => d.int(0, 900)),
    ticketCents: d.oneOf(() => d.pick([0, 25, 1_250]), () => d.int(0, 6_000)),
  },
});

const catalogueOf = (list) => new Map<string, any>(list.map((work) => [work.id, work]));
const isProtected = ({ protectedUntil }) => protectedUntil === null || (protectedUntil !== "public" && protectedUntil >= 2026);
const sungOf = ({ works, concert }) => {
  const catalogue = catalogueOf(works);
  return concert.items.filter((one) => one.kind === "work" && isProtected(catalogue.get(one.workId)));
};
const royalties = ({ works, concert }) => royaltiesOf(concert, catalogueOf(works));

/** Without losing a cent: rounded down, and the rest to those that lost most, the earlier first. */
function divide(total, weights) {
  const sum = weights.reduce((all, one) => all + one, 0);
  const parts = weights.map((one) => Math.floor((total * one) / sum));
  const order = weights.map((_, i) => i).sort((a, b) => ((total * weights[b]) % sum) - ((total * weights[a]) % sum) || a - b);
  const left = total - parts.reduce((all, one) => all + one, 0);
  for (const i of order.slice(0, left)) parts[i] += 1;
  return parts;
}

/** What each holder gets of a fee. */
function amountsOf(drawn, fee) {
  const halves = {};
  for (const { workId, seconds, encore } of sungOf(drawn)) halves[workId] = (halves[workId] ?? 0) + Math.ceil(seconds / 60) * (encore ? 1 : 2);
  const ids = Object.keys(halves);
  const amounts = {};
  for (const [i, part] of divide(fee, Object.values(halves)).entries()) {
    const { shares } = drawn.works.find(({ id }) => id === ids[i]);
    const each = divide(part, shares.map(({ parts }) => parts));
    for (const [j, { holder }] of shares.entries()) amounts[holder] = (amounts[holder] ?? 0) + each[j];
  }
  return amounts;
}

const euros = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")} EUR`;

export const properties = [
  {
    says: "the fee is 2% of the ticket income, at least the hall's minimum, and nothing if nothing protected was sung",
    from: [
      "It's 2% of the ticket income (seats sold times ticket price), rounded to the nearest cent, half a cent up.",
      "The minimum is 25.00, or 40.00 in halls with more than 500 seats, and free concerts pay the minimum too.",
      "If nothing protected was sung, there is no fee at all.",
    ],
    draw: evening,
    holds: (drawn) => {
      const { hallSeats, seatsSold, ticketCents } = drawn.concert;
      const least = hallSeats > 500 ? 4_000 : 2_500;
      const fee = Math.max(least, Math.floor((seatsSold * ticketCents + 25) / 50));
      return royalties(drawn).feeCents === (sungOf(drawn).length > 0 ? fee : 0);
    },
  },
  {
    says: "each holder gets their share of each work; works count by started minutes, and encores count half",
    from: [
      "by their minutes, with every started minute counted.",
      "Encores count half, so an encore of 2:10 is one and a half minutes.",
      "Works that are no longer protected get nothing, and their minutes don't reduce what the others get.",
      "We never lose or invent a cent",
      "works in the order in which they were first sung, holders as they are listed on the work",
      "Holders with 0 cents don't need a line.",
    ],
    draw: evening,
    holds: (drawn) => {
      const { feeCents, lines } = royalties(drawn);
      const wanted = feeCents === 0 ? {} : amountsOf(drawn, feeCents);
      const paid = Object.entries(wanted).filter(([, cents]) => cents !== 0);
      return lines.length === paid.length && paid.every(([holder, cents]) => lines.find((one) => one.holder === holder)?.cents === cents);
    },
  },
  {
    says: "the biggest amount comes first, equal ones by name, unknown holders last and never payable",
    from: [
      "The biggest amount comes first; if two are equal, go by name.",
      "Whoever gets less than 1.00 isn't paid right away",
      "which is always last and never payable, whatever the amount",
    ],
    draw: evening,
    holds: (drawn) => {
      const { lines } = royalties(drawn);
      const inOrder = lines.every(({ holder, cents }, i) => {
        const next = lines[i + 1];
        if (!next) return true;
        if (holder === "?") return false;
        return next.holder === "?" || cents > next.cents || (cents === next.cents && holder < next.holder);
      });
      return inOrder && lines.every(({ holder, cents, payable }) => payable === (holder !== "?" && cents >= 100));
    },
  },
  {
    says: "missing works are refused with their ids, each once, and the statement counts them",
    from: [
      "`royaltiesOf` should refuse with a `MissingWorks` error that has all the missing ids, each once",
      "the statement then says `Royalties: not yet known (2 works missing)` instead",
    ],
    draw: (d) => evening(d, [...IDS, "x", "y", "z"]),
    holds: ({ works, concert }) => {
      const catalogue = catalogueOf(works);
      const missing = [...new Set(concert.items.flatMap((one) => (one.kind === "work" && !catalogue.has(one.workId) ? [one.workId] : [])))];
      const last = statementOf(concert, catalogue).split("\n").at(-1)!;
      if (missing.length === 0) return !last.includes("missing");
      try {
        royaltiesOf(concert, catalogue);
        return false;
      } catch (error) {
        const isRight = error instanceof MissingWorks && [...error.ids].sort().join() === missing.sort().join();
        // For one work, the words are left to the author.
        return isRight && (missing.length === 1 || last === `Royalties: not yet known (${missing.length} works missing)`);
      }
    },
  },
  {
    says: "the statement ends with an empty line, the fee and a line for each holder, and keeps its minutes",
    from: [
      "After the works there's an empty line, then `Royalties: 25.00 EUR`, and then one line per holder",
      "with ` (kept)` behind those that aren't payable; the unknown ones are called `Unknown holders`",
      "If there is no fee, it's just `Royalties: none`.",
      "The total minutes in the statement stay what they are",
    ],
    draw: evening,
    holds: (drawn) => {
      const { feeCents, lines } = royalties(drawn);
      const text = statementOf(drawn.concert, catalogueOf(drawn.works)).split("\n");
      const sung = drawn.concert.items.filter((one) => one.kind === "work");
      const minutes = Math.ceil(sung.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
      const rest = lines.map(({ holder, cents, payable }) => `${holder === "?" ? "Unknown holders" : holder}: ${euros(cents)}${payable ? "" : " (kept)"}`);
      const tail = [`${String(minutes).padStart(3)} minutes of music`, "", feeCents === 0 ? "Royalties: none" : `Royalties: ${euros(feeCents)}`, ...rest];
      return text.slice(1 + sung.length).join("\n") === tail.join("\n");
    },
  },
];
