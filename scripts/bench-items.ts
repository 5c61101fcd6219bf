/**
 * `npm run bench:items [-- --runs 200]`: measures how often item analysis flags a mis-keyed item, and how often it
 * flags sound items, in simulated answer tables from adaptive practice. Also measures how close the 2PL estimates are
 * to the simulation's parameters (docs/item-analysis.md).
 */
import { flagRates, recovery } from "../tests/items/measure";

const at = process.argv.indexOf("--runs");
const runs = at < 0 ? 200 : Number(process.argv[at + 1]);
const percent = (share: number) => `${(100 * share).toFixed(1)}%`.padStart(8);

console.log(
  `60 items, 15 to 30 answers each, ${runs} runs: people, spread of difficulties, mis-keyed found, sound flagged; then the same two with the authors' difficulties`,
);
for (const [people, spread] of [
  ...([300, 400, 600].map((count) => [count, 0.8]) as [number, number][]),
  ...([300, 400, 600].map((count) => [count, 1.2]) as [number, number][]),
]) {
  const { alone, stated } = flagRates(people, spread, runs);
  const rates = [alone, stated].map(({ found, soundFlagged }) => percent(found) + percent(soundFlagged)).join("");
  console.log(`${String(people).padStart(5)}${spread.toFixed(1).padStart(6)}${rates}`);
}
console.log(`\n10 items, everyone answers all of them, ${runs} runs: people, figure, bias, coverage of 95% intervals`);
for (const people of [500, 1000]) {
  for (const [name, { bias, coverage }] of Object.entries(recovery(10, people, runs)))
    console.log(`${String(people).padStart(5)}  ${name.padEnd(15)}${bias.toFixed(3).padStart(7)}${percent(coverage)}`);
}
