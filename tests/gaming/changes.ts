import { DEFECT_CLASS_IDS, type DefectClass } from "~/kinds/defect-classes";
import type { ChangedFile, Range, Row, Severity } from "~/kinds/place";
import { QUARTER } from "~/kinds/review/constants";
import { coverage, type Judged, terrainOf } from "~/kinds/review/terrain";
import { seeded } from "~/kinds/seeded";

/**
 * A change as a robot sees it, and the key for judging its review. The change is either generated or comes from an
 * exercise in the catalogue.
 */
export interface Trial {
  readonly judged: Judged;
  /** Length of the pull-request text in words. */
  readonly prose: number;
}

/**
 * How often each class occurs, as a weight. The first seven classes are common in AI code (Tambon et al. 2024), so they
 * occur more often than the others.
 */
const SHARES: readonly [DefectClass, number][] = DEFECT_CLASS_IDS.map((id, i) => [id, i < 7 ? 20 - 2 * i : 3]);

type Random = () => number;
const between = (random: Random, least: number, most: number) => least + Math.floor(random() * (most - least + 1));
const one = <T>(random: Random, items: readonly T[]) => items[Math.floor(random() * items.length)]!;

function drawClass(random: Random): DefectClass {
  let left = random() * SHARES.reduce((sum, [, share]) => sum + share, 0);
  for (const [id, share] of SHARES) {
    left -= share;
    if (left < 0) return id;
  }
  return SHARES[0]![0];
}

const TELLTALE = ["// TODO check", "as any", "catch (error) {", "a == b", "eval(x)", "sql('SELECT * FROM t')"];

/**
 * Creates a file with this many changed lines: a new file, or hunks between unchanged lines, with some lines deleted.
 */
function fileOf(random: Random, path: string, changed: number): ChangedFile {
  const isNew = random() < 0.5;
  const rows: Row[] = [];
  let [old, now, left] = [0, 0, changed];
  const text = () => (random() < 0.04 ? one(random, TELLTALE) : `const value${now} = next(${old});`);
  const same = (count: number) => {
    for (let i = 0; i < count; i++) rows.push({ type: "same", old: ++old, new: ++now, text: text() });
  };
  while (left > 0) {
    if (!isNew) same(between(random, 3, 25));
    const hunk = isNew ? left : Math.min(left, between(random, 2, 30));
    const deleted = isNew ? 0 : Math.min(hunk - 1, between(random, 0, Math.ceil(hunk / 3)));
    for (let i = 0; i < deleted; i++) rows.push({ type: "del", old: ++old, new: null, text: text() });
    for (let i = deleted; i < hunk; i++) rows.push({ type: "add", old: null, new: ++now, text: text() });
    left -= hunk;
  }
  if (!isNew) same(between(random, 3, 25));
  const added = rows.filter((row) => row.type === "add").length;
  return { path, status: isNew ? "new" : "changed", rows, added, deleted: changed - added };
}

/** Draws a range of changed lines on one side, `length` rows long or cut off at the end of its hunk. */
function rangeOf(random: Random, files: readonly ChangedFile[], length: number): Range {
  const all = files.flatMap((file) =>
    file.rows.filter((r) => r.type !== "same").map((row) => ({ file: file.path, row, type: row.type })),
  );
  const at = one(random, all);
  const side = at.type === "del" ? "old" : "new";
  const from = at.row[side]!;
  const on = new Set(all.filter((a) => a.file === at.file && a.type === at.type).map((a) => a.row[side]!));
  let to = from;
  while (to - from + 1 < length && on.has(to + 1)) to++;
  return { file: at.file, side, from, to };
}

const overlaps = (a: Range, b: Range) => a.file === b.file && a.side === b.side && a.from <= b.to && b.from <= a.to;

export interface Shape {
  readonly lines: number;
  /** The severities of the change's issues; empty for a clean change. */
  readonly severities: readonly Severity[];
}

/**
 * Draws a shape that the catalogue allows: 40–250 changed lines. A third of the shapes are clean (some with minor
 * issues), the others have 1–5 issues.
 */
function drawShape(random: Random): Shape {
  const lines = between(random, 40, 250);
  const drawn = random();
  if (drawn < 0.27) return { lines, severities: [] };
  if (drawn < 1 / 3) return { lines, severities: Array.from({ length: between(random, 1, 2) }, () => "minor") };
  const others = Array.from({ length: between(random, 1, 5) - 1 }, () =>
    one(random, ["minor", "major", "major", "blocker"] as const),
  );
  return { lines, severities: [one(random, ["major", "major", "blocker"] as const), ...others] };
}

function attempt(random: Random, { lines, severities }: Shape): Trial | null {
  const parts = between(random, 1, lines < 80 ? 3 : 5);
  const files: ChangedFile[] = [];
  let left = lines;
  for (let i = 0; i < parts; i++) {
    const share = i === parts - 1 ? left : Math.max(1, Math.round((left / (parts - i)) * (0.4 + 1.2 * random())));
    const changed = Math.min(share, left - (parts - 1 - i));
    files.push(fileOf(random, `src/${String.fromCharCode(97 + i)}.ts`, changed));
    left -= changed;
  }
  const taken: Range[] = [];
  const place = (length: number): Range | null => {
    for (let i = 0; i < 30; i++) {
      const range = rangeOf(random, files, length);
      if (!taken.some((other) => overlaps(range, other))) {
        taken.push(range);
        return range;
      }
    }
    return null;
  };
  const several = (count: number, length: () => number) =>
    Array.from({ length: count }, () => place(length())).filter((range) => range !== null);
  const issues = severities.map((severity, i) => {
    const accepted = several(random() < 0.25 ? 2 : 1, () => between(random, 1, 5));
    const classes = random() < 0.3 ? [drawClass(random), drawClass(random)] : [drawClass(random)];
    const whole = random() < 0.1 ? [{ whole: true as const }] : [];
    return { id: `issue-${i}`, severity, classes, accepted: [...accepted, ...whole] };
  });
  if (issues.some((issue) => issue.accepted.length === 0)) return null;
  const neutral = several(between(random, 1, 3), () => between(random, 1, 2));
  const decoys = several(between(random, 1, 3), () => between(random, 1, 2));
  const judged = { files, issues, neutral, decoys };
  const tooMuch = coverage(terrainOf(judged)).some(({ covered, length }) => covered > QUARTER * length);
  return tooMuch ? null : { judged, prose: between(random, 40, 120) };
}

/**
 * Creates a change that follows the catalogue's rules (`check`): size, the quarter rule, neutral ranges and decoys
 * outside the accepted lines. The same seed gives the same change. If a shape does not fit (such as five issues in 40
 * lines), its last issues are dropped until it fits.
 */
export function makeChange(seed: string, given?: Shape): Trial {
  const random = seeded(seed);
  let shape = given ?? drawShape(random);
  for (let i = 1; ; i++) {
    const made = attempt(random, shape);
    if (made) return made;
    if (i % 40 === 0) shape = { ...shape, severities: shape.severities.slice(0, -1) };
  }
}
