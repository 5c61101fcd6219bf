import type { FixContent, Repair } from "~/kinds/fix/content";
import { type RepairRun, runRepair } from "~/kinds/fix/run-repair";
import { withMutant } from "~/kinds/mutant-text";
import { sayMutant } from "~/kinds/test/operator-words";
import type { Files, Sandbox } from "~/sandbox/contract";
import { mutate } from "~/sandbox/mutants.server";
import { CannotImport } from "./cannot";
import { answeredOneByOne } from "./one-by-one";
import { withLongFunctions, withNamedResults, withoutExports } from "./rewrite";

/** How many mutants to run: enough to choose from, and done within a minute. */
const MOST_MUTANTS = 150;
const AT_ONCE = 2;

interface Candidate {
  readonly says: string;
  readonly files: Files;
}
interface Tried extends Candidate {
  readonly run: RepairRun;
}

const scoreOf = ({ run }: Tried) => run.score.score;
const passesVisible = ({ run }: Tried) => !run.failure && run.visible.every(({ failure }) => failure === null);
const breaks = ({ run }: Tried) => !run.failure && run.score.kept < 1;
const best = (tried: readonly Tried[]) => tried.toSorted((a, b) => scoreOf(b) - scoreOf(a))[0];
const worst = (tried: readonly Tried[]) => tried.toSorted((a, b) => scoreOf(a) - scoreOf(b))[0];

/**
 * Finds a repair of each role by running small changes of the example. Throws `CannotImport` if nothing fits a role.
 */
export async function findRepairs(content: FixContent, sandbox: Sandbox): Promise<Repair[]> {
  const { reference, exercise } = content;
  const attempt = async (candidate: Candidate): Promise<Tried> => ({
    ...candidate,
    run: await runRepair(content, candidate.files, sandbox),
  });
  const all = async (candidates: readonly Candidate[]) => {
    const tried: Tried[] = [];
    for (let i = 0; i < candidates.length; i += AT_ONCE)
      tried.push(...(await Promise.all(candidates.slice(i, i + AT_ONCE).map(attempt))));
    return tried;
  };
  const paths = exercise.editable.filter((path) => /\.[jt]s$/.test(path) && path in reference);
  const mutants = await all(await mutantsOf({ ...content.code, ...reference }, paths));

  const wrong = wrongOf(mutants);
  const table = await answeredOneByOne(content, paths, sandbox);
  const listed = table ? await all([table]) : [];
  const byTable = listed.find((one) => passesVisible(one) && scoreOf(one) < 1);
  const special = byTable ?? specialOf(mutants, wrong);
  const unnamed = paths.flatMap((path) =>
    withoutExports(reference[path]!).map(({ name, text }) => ({
      says: `“${name}” is not exported any more`,
      files: { ...reference, [path]: text },
    })),
  );
  const breaking =
    best(mutants.filter((one) => breaks(one) && one !== wrong && one.files !== special?.files)) ??
    best((await all(unnamed)).filter(breaks));
  const right = (await all(sameMeaning(reference, paths))).find((one) => !one.run.failure && scoreOf(one) === 1);

  const roles = { wrong, "special-cases": special, breaks: breaking, right };
  return Object.entries(roles).map(([role, found]) => {
    if (!found) throw new CannotImport(`no small change of the example fits the role "${role}": ${NEEDS[role]}`);
    const { says, files } = found;
    const changed = Object.fromEntries(Object.entries(files).filter(([path, text]) => content.code[path] !== text));
    const score = Math.round(scoreOf(found) * 100) / 100;
    return { id: IDS[role]!, role: role as Repair["role"], says, score, files: changed };
  });
}

const IDS: Readonly<Record<string, string>> = {
  wrong: "nearly",
  "special-cases": "visible-tests-alone",
  breaks: "loses-something",
  right: "another-right-one",
};
const NEEDS: Readonly<Record<string, string>> = {
  wrong: "all pass every hidden test, or fail a visible one; it needs more tests",
  "special-cases": "none passes the visible tests alone; it needs more tests",
  breaks: "none breaks anything that works in the stub",
  right: "no result could be stored in a variable before it is returned",
};

/** The repair that does most, but not all, of what was asked, like a hurried repair. */
function wrongOf(mutants: readonly Tried[]): Tried | undefined {
  const fitting = mutants.filter((one) => passesVisible(one) && scoreOf(one) < 1);
  return best(fitting.filter((one) => !breaks(one))) ?? best(fitting);
}

/** The repair that does least while passing the visible tests. */
function specialOf(mutants: readonly Tried[], wrong: Tried | undefined): Tried | undefined {
  const found = worst(mutants.filter((one) => one !== wrong && passesVisible(one) && scoreOf(one) < 1));
  return found && { ...found, says: `${found.says}: enough for the visible tests` };
}

async function mutantsOf(files: Files, paths: readonly string[]): Promise<Candidate[]> {
  const { mutants } = await mutate(files, paths);
  // If there are too many, choose mutants spread over the code.
  const step = Math.max(1, mutants.length / MOST_MUTANTS);
  const chosen = Array.from(
    { length: Math.min(mutants.length, MOST_MUTANTS) },
    (_, i) => mutants[Math.floor(i * step)]!,
  );
  return chosen.map((mutant) => ({
    says: `${sayMutant(mutant)} (line ${mutant.line}${paths.length > 1 ? ` of ${mutant.file}` : ""})`,
    files: Object.fromEntries(paths.map((path) => [path, withMutant(files, mutant)[path]!])),
  }));
}

function sameMeaning(reference: Files, paths: readonly string[]): Candidate[] {
  return paths.flatMap((path) =>
    [
      { says: "Stores each result in a variable before returning it", text: withNamedResults(reference[path]!) },
      { says: "Writes arrow functions with a body in braces", text: withLongFunctions(reference[path]!) },
    ].flatMap(({ says, text }) => (text === null ? [] : [{ says, files: { ...reference, [path]: text } }])),
  );
}
