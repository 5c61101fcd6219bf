/** `console`: prints everything as lines of text for the host, without calling any of the learner's functions. */
import { print } from "./print";

const text = (value: unknown) => (typeof value === "string" ? value : print(value, { depth: 4, length: 4000 }));

function format(args: unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first !== "string" || !first.includes("%")) return args.map(text).join(" ");
  let next = 0;
  const filled = first.replace(/%([sdifjoOc%])/g, (place, kind: string) => {
    if (kind === "%") return "%";
    if (next >= rest.length) return place;
    const value = rest[next++];
    return kind === "c" ? "" : text(value);
  });
  return [filled, ...rest.slice(next).map(text)].join(" ");
}

/** The maximum length of a line. One line may fill the whole log, but not the host's memory. */
const MAX_LINE = 70_000;

export function makeConsole(write: (line: string) => void): Record<string, unknown> {
  let indent = "";
  const counts = new Map<string, number>();
  const print = (...args: unknown[]) => write(`${indent}${format(args).slice(0, MAX_LINE)}\n`);
  const nothing = () => {};
  return {
    log: print,
    info: print,
    warn: print,
    error: print,
    debug: print,
    trace: print,
    table: print,
    dir: (value: unknown) => print(value),
    assert: (condition: unknown, ...args: unknown[]) => {
      if (!condition) print("Assertion failed", ...args);
    },
    group: (...args: unknown[]) => {
      if (args.length > 0) print(...args);
      indent += "  ";
    },
    groupCollapsed: (...args: unknown[]) => print(...args),
    groupEnd: () => {
      indent = indent.slice(2);
    },
    count: (label: unknown = "default") => {
      const key = String(label);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      print(`${key}: ${count}`);
    },
    countReset: (label: unknown = "default") => counts.delete(String(label)),
    time: nothing,
    timeEnd: nothing,
    timeLog: nothing,
    clear: nothing,
  };
}
