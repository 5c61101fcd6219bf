import type { Hill, Jump, Row } from "./jump";

/** A decimal number, exactly: its digits as a whole number, and how many of them are behind the point. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

function decimal(value: number): Decimal {
  const [whole = "", behind = ""] = String(value).split(".");
  return { digits: BigInt(whole + behind), places: behind.length };
}

const times = (a: Decimal, b: Decimal): Decimal => ({ digits: a.digits * b.digits, places: a.places + b.places });

function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  const at = (one: Decimal) => one.digits * 10n ** BigInt(places - one.places);
  return { digits: at(a) + at(b), places };
}

const negative = (a: Decimal): Decimal => ({ digits: -a.digits, places: a.places });

/** To tenths, as on paper: by the first digit that is dropped. */
function toTenths(value: Decimal): Decimal {
  if (value.places <= 1) return value;
  if (value.digits < 0n) return negative(toTenths(negative(value)));
  const digits = String(value.digits).padStart(value.places + 1, "0");
  const kept = BigInt(digits.slice(0, 1 - value.places));
  const dropped = Number(digits.at(1 - value.places));
  return { digits: dropped >= 5 ? kept + 1n : kept, places: 1 };
}

function windOf(hill: Hill, wind: number): Decimal {
  const even = negative(times(decimal(wind), decimal(hill.perWind)));
  return toTenths(wind < 0 ? times(even, decimal(1.5)) : even);
}

/** The points of a jump in hundredths. A disqualified jump has none. */
function hundredthsOf(hill: Hill, jump: Jump): number {
  if (jump.disqualified) return 0;
  const beyond = plus(decimal(jump.metres), decimal(-hill.kPoint));
  const middle = jump.fell ? [] : [...jump.marks].sort((a, b) => b - a).slice(1, 4);
  const sum = [
    times(beyond, decimal(hill.perMetre)),
    ...middle.map(decimal),
    windOf(hill, jump.wind),
    toTenths(times(decimal(hill.gate - jump.gate), decimal(hill.perGate))),
  ].reduce(plus, decimal(60));
  const inHundredths = Number(plus(sum, { digits: 0n, places: 2 }).digits);
  return inHundredths < 0 ? 0 : inHundredths;
}

export function jumpPoints(hill: Hill, jump: Jump): number {
  return hundredthsOf(hill, jump) / 100;
}

/** The best jumper first, those without a rank last. Only the first three jumps of a jumper count. */
export function ranking(hill: Hill, jumps: readonly Jump[]): Row[] {
  const byJumper = Map.groupBy(jumps, ({ jumper }) => jumper);
  const results = [...byJumper].map(([jumper, own]) => {
    const three = own.slice(0, 3);
    const [best, second = 0] = three.map((jump) => hundredthsOf(hill, jump)).sort((a, b) => b - a);
    const valid = three.filter(({ disqualified }) => !disqualified);
    const longest = Math.max(-1, ...valid.map(({ metres }) => metres));
    return { jumper, isRanked: valid.length > 0, result: best! + second, best: best!, longest };
  });
  results.sort(
    (a, b) =>
      Number(b.isRanked) - Number(a.isRanked) || b.result - a.result || b.best - a.best || b.longest - a.longest,
  );
  const rows: Row[] = [];
  results.forEach((one, i) => {
    const before = results[i - 1];
    const isShared = before?.result === one.result && before.best === one.best && before.longest === one.longest;
    const rank = isShared ? rows[i - 1]!.rank : i + 1;
    rows.push({ jumper: one.jumper, rank: one.isRanked ? rank : null, points: one.result / 100 });
  });
  return rows;
}
