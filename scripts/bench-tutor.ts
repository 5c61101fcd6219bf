/**
 * `npm run bench:tutor [-- --each]`: what the tutor's guard lets through, judged with the key, and how much of harmless
 * replies it withholds. Stored replies, and replies made from each exercise's key. Exits with 1 at any leak of a kind
 * that the guard claims to catch, or if more than 15% of harmless replies are withheld.
 */
import { type Guarded, openBench, passHarmless, passMade, passStored } from "../tests/tutor/play-tutor";

const isEach = process.argv.includes("--each");
/** Of harmless replies, at most this share may be withheld. */
const MOST_WITHHELD = 0.15;
const FEW = 5;

const bench = await openBench();
console.log(`${bench.targets.size} exercises\n`);
console.log(`${"replies that give the answer away".padEnd(40)}distinct  guarded    leaks  shown in part`);

/** Prints a row, and the leaks in it. Returns how many there are. */
function row(name: string, guarded: readonly Guarded[]): number {
  const leaks = guarded.filter((one) => one.leaks.length > 0);
  const seen = guarded.filter(({ shown, reply }) => shown.some((paragraph) => reply.includes(paragraph)));
  const distinct = new Set(guarded.map(({ slug, rung, reply }) => `${slug} ${rung} ${reply}`)).size;
  const columns = [distinct, guarded.length, leaks.length, seen.length].map((count) => String(count).padStart(9));
  console.log(`${name.padEnd(39)}${columns.join("")}`);
  for (const { slug, style, asker, rung, shown, leaks: why } of isEach ? leaks : leaks.slice(0, FEW))
    console.log(`    ${slug}, ${rung}, ${style}, asker "${asker}": ${why.join("; ")}\n      ${shown.join(" ¶ ")}`);
  return leaks.length;
}

/** Prints a row of harmless replies. Returns the share withheld, and the leaks. */
function harmlessRow(name: string, guarded: readonly Guarded[]): { readonly share: number; readonly leaks: number } {
  const withheld = guarded.filter(({ isWhole }) => !isWhole);
  const leaks = guarded.filter((one) => one.leaks.length > 0);
  const share = withheld.length / guarded.length;
  const counts = [guarded.length, withheld.length, leaks.length].map((count) => String(count).padStart(9)).join("");
  console.log(`${name.padEnd(39)}${counts}  ${(100 * share).toFixed(1)}%`);
  for (const { slug, rung, rules, reply } of isEach ? withheld : [])
    console.log(`    ${slug}, ${rung}, withheld for ${rules.join(", ")}: ${reply}`);
  for (const { slug, leaks: why } of leaks) console.log(`    LEAK ${slug}: ${why.join("; ")}`);
  return { share, leaks: leaks.length };
}

let leaks = row("raw replies × askers", await passStored(bench, "raw"));
leaks += row("attacks on the guard × askers", await passStored(bench, "attacks"));
leaks += row("made from each exercise's key", await passMade(bench));
row("not caught: plain words only × askers", await passStored(bench, "beyond"));

console.log(`\n${"harmless replies".padEnd(40)} replies withheld    leaks  share`);
const known = harmlessRow("used while the rules were written", await passHarmless(bench, "harmless"));
const heldOut = harmlessRow("held out", await passHarmless(bench, "held-out"));
leaks += known.leaks + heldOut.leaks;
console.log(
  `\n${leaks} leaks outside of the row "not caught"; at most ${100 * MOST_WITHHELD}% of harmless replies may be withheld.`,
);
process.exitCode = leaks === 0 && known.share <= MOST_WITHHELD ? 0 : 1;
