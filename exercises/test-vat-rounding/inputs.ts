import { type Line, MOST_CENTS } from "./src/line";
import { amountDue, vatOf, vatTable } from "./src/vat";

/** One argument list: a few lines, charges and credits, many of half a cent; now and then a net to be refused. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const rates = [0, 0.5, 2.1, 5, 5.5, 7, 8.1, 10, 19, 20, 25, 50, 100];
  const sizes = [
    () => below(300),
    () => below(300),
    () => below(40) * 50,
    () => below(5000) * 50,
    () => below(MOST_CENTS),
    () => MOST_CENTS - below(3),
  ];
  const refused = () => pick([() => below(300) + 0.5, () => MOST_CENTS + 1 + below(3)])();
  const line = (rate: number): Line => {
    const size = random() < 0.03 ? refused() : pick(sizes)();
    return { net: random() < 0.4 ? -size + 0 : size, rate };
  };
  // Short lists tell most, and are read soonest; a rate often comes twice.
  const common = pick(rates);
  return [Array.from({ length: pick([0, 1, 1, 1, 1, 2, 2, 3, 4]) }, () => line(random() < 0.5 ? common : pick(rates)))];
}

/** What the specification settles about these lines: rows in one order, and no difference between 0 and −0. */
export function call(args: unknown[]): unknown {
  const [lines] = args as [Line[]];
  const rows = vatTable(lines).map(({ rate, net, vat }) => ({ rate, net: net + 0, vat: vat + 0 }));
  return {
    each: lines.map(({ net, rate }) => vatOf(net, rate) + 0),
    rows: rows.sort((a, b) => a.rate - b.rate),
    due: amountDue(lines) + 0,
  };
}
