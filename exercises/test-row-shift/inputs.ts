import { applyChange, shiftFormula } from "./src/rows";
import type { Book, Cell, Change } from "./src/sheet";

/** A formula, its sheet and a change; or a book and a change. The edges of ranges and of the sheet are frequent. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const base = pick([0, 0, 0, 988]);
  const rowIn = () => base + 1 + below(11);
  const dollar = () => pick(["", "", "$"]);
  const column = () => dollar() + pick(["B", "B", "c", "AC"]);
  const cell = () => column() + dollar() + rowIn();
  const range = () => `${cell()}:${cell()}`;
  const rows = () => `${dollar()}${rowIn()}:${dollar()}${rowIn()}`;
  const reference = () => pick([cell, range, range, rows])();
  const names = ["Plots", "B7", "Wet plots", "Jo's plots", "Plot B7"];
  const prefix = () =>
    pick(["", "", "", "Plots!", "plots!", "'Plots'!", "B7!", "'B7'!", "'Wet plots'!", "'Jo''s PLOTS'!", "'Plot B7'!"]);
  const other = () =>
    pick([
      '"B7"',
      '"it\'s"',
      '"5"" pipe B7"',
      `LOG${rowIn()}(2)`,
      `${cell()}(2)`,
      `Q${rowIn()}_total`,
      `soil.B${rowIn()}`,
      `1.5E${rowIn()}`,
      `B7!total`,
      `'Plot B7'!total`,
      `${prefix()}${column()}:${column()}`,
      "B07",
      "B1000",
      "#REF!",
    ]);
  const part = () => (random() < 0.75 ? prefix() + reference() : other());
  const formula = () => `=${Array.from({ length: pick([1, 1, 2, 3]) }, part).join(pick(["+", "&", " - ", ","]))}`;
  const change: Change = {
    kind: pick(["insert", "delete"]),
    sheet: pick(["Plots", "Plots", "Plots", "Plots", "PLOTS", "Wet plots", "jo's plots", "B7"]),
    row: rowIn(),
    count: pick([1, 1, 2, 3, 5, 400]),
  };
  if (random() < 0.75) return [formula(), pick(["Plots", "Plots", "Plots", "plots", ...names]), change];

  const cells = (): Cell[] => {
    const at = Array.from({ length: below(5) }, () => pick(["A", "B", "AC"]) + rowIn());
    return [...new Set(at)].map((one) => ({ at: one, text: pick(["", " ", "B7", formula(), formula()]) }));
  };
  return [names.filter(() => random() < 0.8).map((name) => ({ name, cells: cells() })), change];
}

/** The formula; or the sheets with their cells in order, or the kind of error, and the arguments afterwards. */
export function call(args: unknown[]): unknown {
  if (typeof args[0] === "string") return shiftFormula(...(args as [string, string, Change]));
  const [book, change] = args as [Book, Change];
  const after = () => JSON.stringify([book, change]);
  try {
    const sheets = applyChange(book, change).map(({ name, cells }) => ({
      name,
      cells: cells.map(({ at, text }) => `${at} ${text}`).sort(),
    }));
    return { sheets, after: after() };
  } catch (error) {
    if (error instanceof RangeError) return { error: "RangeError", after: after() };
    const hasName = error instanceof Error && error.message.includes(change.sheet);
    return { error: hasName ? "Error with the name" : "another", after: after() };
  }
}
