/**
 * `npm run bench:cheats [-- --kind review] [--only <part of a name>] [--on <slug>,<slug>] [--sample <n>] [--each]
 * [--json]`: measures what cheats earn across the catalogue. `--sample` tries each cheat on only n exercises. Which
 * exercises are drawn depends only on the cheat's name, so they are the same each time. Exits with 1 if a cheat's trick
 * earns more than `MOST_BY_CHEATING`, or if a trick that copies the AI's answers passes even though the AI's code is
 * wrong. `--each` prints every exercise on which a trick pays off.
 */
import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { KIND_IDS } from "~/kinds/registry";
import { createPool } from "~/sandbox/processes/pool.server";
import { remembering } from "~/sandbox/remembering";
import { CHEATS } from "../tests/cheats/cheats";
import { type CheatRow, MOST_BY_CHEATING, play, targets } from "../tests/cheats/play";

function textAfter(flag: string): string | undefined {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
}

const isJson = process.argv.includes("--json");
const isEach = process.argv.includes("--each");
const [onlyKind, only] = [textAfter("--kind"), textAfter("--only")];
const say = (text: string): void => (isJson ? undefined : console.log(text));
const number = (value: number) => value.toFixed(2).padStart(7);

const exercises = await targets(textAfter("--on")?.split(","));
const sample = Number(textAfter("--sample") ?? Number.POSITIVE_INFINITY);
/** Draws exercises for a cheat. `--each` prints their slugs. */
const drawn = (kind: string, name: string) =>
  exercises
    .filter((one) => one.kind.id === kind)
    .map((one) => ({
      one,
      place: createHash("sha256")
        .update(name + one.slug)
        .digest("hex"),
    }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, sample)
    .map(({ one }) => one);
/**
 * A time limit that only a hanging process reaches. Other jobs are ended by work limits, which don't depend on how busy
 * the machine is.
 */
const HANGS_MS = 20 * 60_000;
const sandbox = remembering(createPool({ size: Math.min(4, availableParallelism()), wallClockMs: HANGS_MS }));
const rows: CheatRow[] = [];
say(`Limit: a trick may raise the score by at most ${MOST_BY_CHEATING}, averaged over all exercises of the same kind.`);
if (Number.isFinite(sample))
  say(`A sample: ${sample} exercises for each trick, drawn with the trick's name as the seed.`);
for (const kind of KIND_IDS.filter((id) => onlyKind === undefined || id === onlyKind)) {
  say(`\n${kind.padEnd(64)}      n   mean    max  by the trick`);
  for (const cheat of CHEATS[kind].filter(({ name }) => only === undefined || name.includes(only))) {
    const row = await play(kind, cheat, drawn(kind, cheat.name), sandbox);
    rows.push(row);
    const { name, played, mean, max, gain, passedWrong, isOver } = row;
    const copies = passedWrong === null ? "" : `  copies the AI: ${passedWrong} passed although the AI is wrong`;
    const over = `${copies}${isOver ? "  OVER" : ""}`;
    say(`${name.padEnd(64)}${String(played.length).padStart(7)}${number(mean)}${number(max)}${number(gain)}${over}`);
    if (isEach)
      for (const { slug, score, without } of played.filter((one) => one.score > one.without))
        say(`    ${slug}: ${score}, without the trick ${without}`);
  }
}
await sandbox.close();
const over = rows.filter(({ isOver }) => isOver);
say(`\n${over.length === 0 ? "All cheats are within the limit." : `${over.length} cheats are over the limit.`}`);
if (isJson) console.log(JSON.stringify(rows, null, 2));
process.exitCode = over.length === 0 ? 0 : 1;
