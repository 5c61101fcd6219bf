/**
 * `npm run bench:tutor [-- --each] [--endpoint [--limit N]]`: measures how many leaks the tutor's guard lets through,
 * as judged with the key, and what share of harmless replies it withholds. Some of the replies are stored, and others
 * are generated from each exercise's key. Exits with 1 if there is any leak in the first three rows, or if more than
 * 15% of a set of harmless replies are withheld. With `--endpoint`, the replies come from the configured language model
 * instead: N questions, 32 by default.
 */
import { checkModel, MODEL_NEEDED } from "~/operations/env-model";
import { openClient } from "~/tutor/model/client.server";
import { ModelFailure } from "~/tutor/model/failure";
import {
  type Guarded,
  openBench,
  passEndpoint,
  passHarmless,
  passMade,
  passStored,
  passToConceptAskers,
} from "../tests/tutor/play-tutor";

const isEach = process.argv.includes("--each");
/** The maximum share of harmless replies that may be withheld. */
const MOST_WITHHELD = 0.15;
const FEW = 5;

const usual = { limit: 32, maxTokens: 1_000 } as const;

/** Prints why the command can't continue, and exits with 1. */
function refuse(why: string): never {
  console.error(why);
  process.exit(1);
}

function readModel() {
  try {
    const model = checkModel(process.env as Parameters<typeof checkModel>[0]);
    if (model) return model;
  } catch (error) {
    refuse((error as Error).message);
  }
  return refuse(`No language model is set up. Set: ${MODEL_NEEDED.join(", ")} (docs/models.md).`);
}

function readLimit(): number {
  const at = process.argv.indexOf("--limit");
  const limit = at === -1 ? usual.limit : Number(process.argv[at + 1]);
  return Number.isInteger(limit) && limit > 0 ? limit : refuse("--limit must be a whole number above 0.");
}

const model = process.argv.includes("--endpoint") ? readModel() : null;
const limit = readLimit();
const bench = await openBench();
console.log(`${bench.targets.size} exercises\n`);
console.log(`${"replies that give the answer away".padEnd(40)}distinct  guarded    leaks  shown in part`);

/** Prints a row, and the leaks in it. Returns the number of leaks. */
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

/**
 * Prints a row of harmless replies, and returns the share of replies with at least one withheld paragraph. The replies'
 * authors did not know the key, so any leak that the judge finds in a reply is a match by chance.
 */
function harmlessRow(name: string, guarded: readonly Guarded[]): number {
  const withheld = guarded.filter(({ isWhole }) => !isWhole);
  const leaks = guarded.filter((one) => one.leaks.length > 0);
  const share = withheld.length / guarded.length;
  const counts = [guarded.length, withheld.length, leaks.length].map((count) => String(count).padStart(9)).join("");
  console.log(`${name.padEnd(42)}${counts}  ${(100 * share).toFixed(1)}%`);
  for (const { slug, rung, rules, reply } of isEach ? withheld : [])
    console.log(`    ${slug}, ${rung}, withheld for ${rules.join(", ")}: ${reply}`);
  return share;
}

async function benchEndpoint(config: NonNullable<typeof model>): Promise<void> {
  const client = openClient(config);
  let tokens = 0;
  const ask = async (messages: Parameters<Parameters<typeof passEndpoint>[2]>[0]) => {
    let text = "";
    const request = { messages, maxTokens: usual.maxTokens };
    for await (const piece of client.stream(request, async ({ usage }) => {
      tokens += usage.promptTokens + usage.replyTokens;
    }))
      text += piece;
    return text;
  };
  const { guarded, raw } = await passEndpoint(bench, limit, ask).catch((error) => {
    if (error instanceof ModelFailure) refuse(error.message);
    throw error;
  });
  const leaks = row(`${config.model}, run by ${config.host}`.slice(0, 38), guarded);
  const whole = guarded.filter(({ isWhole }) => isWhole).length;
  console.log(
    `\nWithout the guard, ${raw} of ${limit} replies give the answer away. With it, ${whole} replies are shown whole.`,
  );
  console.log(`${tokens} tokens. Leaks in plain words, which only a human reader would notice, are not counted.`);
  process.exitCode = leaks === 0 ? 0 : 1;
}

async function benchStored(): Promise<void> {
  let leaks = row("raw replies × askers", await passStored(bench, "raw"));
  leaks += row("attacks on the guard × askers", await passStored(bench, "attacks"));
  leaks += row("made from each exercise's key", await passMade(bench));
  row("the same, asked for a concept", await passToConceptAskers(bench));
  row("not caught: leaks in plain words × askers", await passStored(bench, "beyond"));

  console.log(`\n${"harmless replies".padEnd(42)}  replies withheld  by chance  share`);
  const earlier = harmlessRow("written for the guard's earlier rules", await passHarmless(bench, "harmless"));
  const prompted = harmlessRow("keep the prompt; the rules were tuned to", await passHarmless(bench, "prompted"));
  const unseen = harmlessRow("keep the prompt; never used for the rules", await passHarmless(bench, "unseen"));
  console.log(
    `\n${leaks} leaks in the first three rows; at most ${100 * MOST_WITHHELD}% of each set of harmless replies may be withheld.`,
  );
  process.exitCode = leaks === 0 && Math.max(earlier, prompted, unseen) <= MOST_WITHHELD ? 0 : 1;
}

await (model ? benchEndpoint(model) : benchStored());
