import { run } from "./src/import-feed";
import { examples, failureRow as readRow, namedOptions, optionRows } from "./tests/readme";
import { feedOf, importWith } from "./tests/world";

const FEED = "https://feeds.example/night.csv";
// The README as it is: no input changes it.
const ROWS = optionRows();
const NAMED = namedOptions();
const EXAMPLES = examples();
const defaultOf = (option) => ROWS.find(({ name }) => name === option)?.standard;
const FAILURES = new Map(
  ["all is well", "503", "404", "in time", "a row cannot be read", "more rows", "not known"].map((words) => [words, readRow(words)]),
);
const failureRow = (what) => [...FAILURES].find(([words]) => what.includes(words))?.[1];
const exitCodeOf = (what) => failureRow(what)?.exitCode;

const DAYS = ["2026-11-19", "2026-11-20", "2026-11-21"];
/** Rows of a feed, some of which cannot be read. */
const rows = (d) => d.list(0, 8, () => (d.chance(0.2) ? "2026-11-20,N7,Harbour,half past" : `${d.pick(DAYS)},N7,Harbour,2${d.int(0, 9)}:40`));
const options = (d) => ({
  ...(d.chance(0.4) && { batch: d.int(1, 4) }),
  ...(d.chance(0.4) && { "max-errors": d.int(0, 3) }),
  ...(d.chance(0.3) && { since: d.pick(DAYS) }),
  ...(d.chance(0.4) && { format: d.pick(["text", "json"]) }),
  ...(d.chance(0.3) && { timeout: d.int(1, 90) }),
  ...(d.chance(0.2) && { strict: true }),
  ...(d.chance(0.2) && { quiet: true }),
});
const argsOf = (given) => Object.entries(given).flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, String(value)]));

export const properties = [
  {
    says: "the importer accepts the options that have a row, and no others; no other option is named anywhere",
    from: [
      "Each option that the importer accepts has a row",
      "an option that does not exist must not be named anywhere",
      "I tried `--resume` to continue: `unknown option --resume`.",
    ],
    inputs: 300,
    because: "each input reads a feed",
    draw: (d) => d.oneOf(() => d.pick(ROWS).name, () => d.pick(NAMED), () => `--${d.pick(["batch", "max-errors", "timeout", "since", "format", "strict", "quiet", "resume", "parallel", "retries", "help"])}`, () => `--${d.text("abcdefstrict-", 1, 7)}`),
    holds: async (option) => {
      const { exitCode, requests, printed } = await importWith([FEED, option]);
      const isUnknown = printed.join().includes(`unknown option ${option}`);
      if (isUnknown && (exitCode !== exitCodeOf("an option is not known") || requests !== failureRow("an option is not known").requests)) return false;
      return isUnknown === !ROWS.some(({ name }) => name === option) && !(isUnknown && NAMED.includes(option));
    },
  },
  {
    says: "with the options given, and the README's defaults for the others, the importer requests, writes, prints and returns what the README says",
    from: [
      "Please **make the text true**: options, defaults, failures and examples.",
      "an option without a default shows `none`, a switch shows `off`",
      "The importer itself is correct: six scripts rely on what it accepts, prints and returns.",
    ],
    inputs: 300,
    because: "each input is a feed of several rows",
    draw: (d) => ({ given: options(d), rows: rows(d), isFirst: d.chance(0.5) }),
    holds: async ({ given, rows, isFirst }) => {
      const number = (name) => given[name] ?? Number(defaultOf(`--${name}`));
      const [writes, printed, asked] = [[], [], []];
      const args = isFirst ? [FEED, ...argsOf(given)] : [...argsOf(given), FEED];
      const exitCode = await run(args, {
        get: async (url, seconds) => (asked.push(`${url} ${seconds}`), { status: 200, text: ["date,line,stop,time", ...rows].join("\n") }),
        write: async (all) => void writes.push(all.length),
        print: (line) => void printed.push(line),
      });
      if (asked.join() !== `${FEED} ${number("timeout")}`) return false;
      const isOff = ["--since", "--strict", "--quiet"].every((name) => defaultOf(name) === undefined);
      const bad = rows.filter((row) => row.endsWith("past")).length;
      if (bad > (given.strict ? 0 : number("max-errors")))
        return isOff && exitCode === exitCodeOf("more rows") && writes.length === 0 && printed.join() === `lineway-import: ${bad} of ${rows.length} rows cannot be read`;
      const stored = rows.filter((row) => !row.endsWith("past") && row.slice(0, 10) >= (given.since ?? "")).length;
      const sizes = [];
      for (let left = stored; left > 0; left -= number("batch")) sizes.push(Math.min(left, number("batch")));
      const skipped = rows.length - stored;
      const isJson = (given.format ?? defaultOf("--format")) === "json";
      const summary = isJson ? JSON.stringify({ rows: rows.length, stored, skipped }) : `${rows.length} rows: ${stored} stored, ${skipped} skipped`;
      return isOff && exitCode === exitCodeOf("all is well") && writes.join() === sizes.join() && printed.join() === (given.quiet ? "" : summary);
    },
  },
  {
    says: "a feed as large as the README's defaults is written, or given up on, as the README says",
    from: ["Please **make the text true**: options, defaults, failures and examples."],
    inputs: 20,
    because: "each feed has hundreds of rows",
    draw: (d) => ({ rows: d.int(-1, 1), bad: d.int(-1, 1) }),
    holds: async ({ rows, bad }) => {
      const size = Number(defaultOf("--batch"));
      const most = Number(defaultOf("--max-errors"));
      const { exitCode, writes } = await importWith([FEED], { text: feedOf(size + rows, most + bad) });
      if (bad > 0) return exitCode === exitCodeOf("more rows") && writes.length === 0;
      return exitCode === exitCodeOf("a row cannot be read") && writes.length === (rows > 0 ? 2 : 1);
    },
  },
  {
    says: "whatever the server answers, the number of requests and the exit code are those in the table of failures",
    from: [
      '"Retried three times": our proxy counted **one** request.',
      "In the table of failures the first column stays as it is; the check makes each of the seven cases happen and counts.",
    ],
    inputs: 300,
    because: "each input reads a feed",
    draw: (d) => ({ given: options(d), what: d.pick(["the server answers 503", "the server answers 404", "the server does not answer in time"]) }),
    holds: async ({ given, what }) => {
      const status = Number(/\d+/.exec(what)?.[0] ?? 0);
      const { exitCode, requests, writes, printed } = await importWith([FEED, ...argsOf(given)], { status });
      const row = failureRow(what);
      return requests === row.requests && exitCode === row.exitCode && writes.length === 0 && printed.join() === `lineway-import: ${FEED} gave ${status || "no answer"}`;
    },
  },
  {
    says: "each example prints the output that is shown for it; there are three or more, one with JSON",
    from: ["Each `console` block contains a command and its output, and is run on `docs/night.csv`. Keep three or more, one of them with `--format json`."],
    inputs: 100,
    because: "there are only a few examples",
    draw: (d) => d.random(),
    holds: async (share) => {
      const { args, printed } = EXAMPLES[Math.floor(share * EXAMPLES.length)];
      const isWhole = EXAMPLES.length >= 3 && EXAMPLES.some((one) => one.args.join(" ").includes("--format json"));
      return isWhole && (await importWith(args)).printed.join("\n") === printed.join("\n");
    },
  },
  {
    says: "values that make no sense are refused before the server is asked",
    from: ["The importer itself is correct: six scripts rely on what it accepts, prints and returns."],
    inputs: 1_000,
    because: "each input reads a feed",
    draw: (d) => ({
      option: d.pick(["--batch", "--max-errors", "--timeout", "--since", "--format"]),
      value: d.pick(["", "-1", "1.5", "many", " 1", "1e3", "2026-11", "21 November", "xml", "JSON"]),
      isZero: d.chance(0.2),
    }),
    holds: async ({ option, value, isZero }) => {
      const isRefused = !(isZero && option === "--max-errors");
      const { exitCode, requests, printed, writes } = await importWith([FEED, option, isZero ? "0" : value]);
      if (!isRefused) return requests === 1;
      return exitCode === 2 && requests === 0 && writes.length === 0 && printed.length === 1 && printed[0].startsWith("lineway-import: ");
    },
  },
];
