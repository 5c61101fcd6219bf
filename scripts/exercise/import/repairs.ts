import type { FixContent, Repair } from "~/kinds/fix/content";
import { visibleTests } from "~/kinds/fix/open";
import { type RepairRun, repaired, runRepair, testsOf } from "~/kinds/fix/run-repair";
import { withMutant } from "~/kinds/mutant-text";
import { sayMutant } from "~/kinds/test/operator-words";
import type { Files, Sandbox } from "~/sandbox/contract";
import { mutate } from "~/sandbox/mutants/mutants.server";
import { CannotImport } from "./cannot";
import { answeredOneByOne } from "./one-by-one";
import { withLongFunctions, withNamedResults, withoutExports } from "./rewrite";

/** The maximum number of mutants to run. After every `ROUND` mutants, we check whether each role has a fix. */
const MOST_MUTANTS = 150;
const ROUND = 30;
const AT_ONCE = 2;
/** A mutant counts as stuck once it has done this many times as much work as the example. */
const STUCK = 20;
const LEAST_UNITS = 5_000_000;

/** Called regularly with the number of mutants run so far, and the maximum number. */
export type Progress = (done: number, most: number) => void;

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

interface Search {
  readonly progress: Progress;
  /**
   * Whether a table of answers (`answeredOneByOne`) may be used as the wrong fix if no small change to the example
   * fits.
   */
  readonly mayHardCode: boolean;
}

/** Finds a fix for each role by trying small changes to the example. Throws `CannotImport` if no change fits a role. */
export async function findRepairs(
  content: FixContent,
  sandbox: Sandbox,
  { progress, mayHardCode }: Search,
): Promise<Repair[]> {
  const { reference, exercise, code } = content;
  const quick = await withLowLimit(content, sandbox);
  const attempt = async (candidate: Candidate): Promise<Tried> => ({
    ...candidate,
    run: await runRepair(content, candidate.files, quick),
  });
  const all = async (candidates: readonly Candidate[]) => {
    const tried: Tried[] = [];
    for (let i = 0; i < candidates.length; i += AT_ONCE)
      tried.push(...(await Promise.all(candidates.slice(i, i + AT_ONCE).map(attempt))));
    return tried;
  };
  const paths = exercise.editable.filter((path) => /\.[jt]s$/.test(path) && path in reference);
  const path = paths.length === 1 ? paths[0] : undefined;
  const tableFor = async (says: string, tests: readonly string[]) => {
    const table = await answeredOneByOne(content, { path, tests, says }, quick);
    const tried = table ? await all([table]) : [];
    return tried.find((one) => passesVisible(one) && scoreOf(one) < 1);
  };
  const visible = visibleTests(code);
  const open = exercise.defects.flatMap(({ tests }) => tests);
  const byTable = await tableFor("Hard-codes the examples from the visible tests", visible);
  const unnamed = await all(
    paths.flatMap((path) =>
      withoutExports(reference[path]!).map(({ name, text }) => ({
        says: `“${name}” is not exported any more`,
        files: { ...reference, [path]: text },
      })),
    ),
  );

  const candidates = await mutantsOf({ ...code, ...reference }, paths);
  const mutants: Tried[] = [];
  const choose = () => {
    const wrong = wrongOf(mutants);
    const special = byTable ?? specialOf(mutants, wrong);
    const breaking =
      best(mutants.filter((one) => breaks(one) && one !== wrong && one.files !== special?.files)) ??
      best(unnamed.filter(breaks));
    return { wrong, special, breaking };
  };
  const isDone = () => Object.values(choose()).every((found) => found !== undefined);
  while (mutants.length < candidates.length && !(mutants.length > 0 && isDone())) {
    const round = candidates.slice(mutants.length, mutants.length + ROUND);
    for (let i = 0; i < round.length; i += AT_ONCE) {
      progress(mutants.length, candidates.length);
      mutants.push(...(await all(round.slice(i, i + AT_ONCE))));
    }
  }
  const chosen = choose();
  const { special, breaking } = chosen;
  const known = mayHardCode ? [...visible, ...open] : [];
  const wrong = chosen.wrong ?? (await tableFor("Hard-codes the examples from the open tests", known));
  const right = (await all(sameMeaning(reference, paths))).find((one) => !one.run.failure && scoreOf(one) === 1);

  const roles = { wrong, "special-cases": special, breaks: breaking, right };
  const repairs: Repair[] = [];
  for (const [role, found] of Object.entries(roles)) {
    if (!found) throw new CannotImport(`no small change of the example fits the role "${role}": ${NEEDS[role]}`);
    const { says, files } = found;
    const changed = Object.fromEntries(Object.entries(files).filter(([path, text]) => code[path] !== text));
    // The fix is scored with the full work limit.
    const { score } = await runRepair(content, files, sandbox);
    const rounded = Math.round(score.score * 100) / 100;
    repairs.push({ id: IDS[role]!, role: role as Repair["role"], says, score: rounded, files: changed });
  }
  return repairs;
}

/**
 * Returns the sandbox with a work limit that suits the example. With the usual limit, each mutant with an endless loop
 * would take seconds.
 */
async function withLowLimit(content: FixContent, sandbox: Sandbox): Promise<Sandbox> {
  const files = repaired(content, content.reference);
  const { tests } = await sandbox.run({ files, tests: testsOf(content), bodies: false });
  const most = Math.max(LEAST_UNITS, STUCK * Math.max(0, ...tests.map(({ units }) => units)));
  const unitsInAll = most + STUCK * tests.reduce((sum, { units }) => sum + units, 0);
  return {
    run: (job) => sandbox.run({ ...job, unitsPerTest: most, unitsInAll }),
    matrix: (job) => sandbox.matrix(job),
    close: () => sandbox.close(),
  };
}

const IDS: Readonly<Record<string, string>> = {
  wrong: "nearly",
  "special-cases": "visible-tests-alone",
  breaks: "loses-something",
  right: "another-right-one",
};
const NEEDS: Readonly<Record<string, string>> = {
  wrong: "every small change passes all hidden tests or fails a visible one, so the exercise needs more tests",
  "special-cases": "no small change passes only the visible tests, so the exercise needs more tests",
  breaks: "no small change breaks anything that works in the stub",
  right: "no result could be stored in a variable before it is returned",
};

/** Chooses the fix that does most of the task, but not all of it, as if its author had been in a hurry. */
function wrongOf(mutants: readonly Tried[]): Tried | undefined {
  const fitting = mutants.filter((one) => passesVisible(one) && scoreOf(one) < 1);
  return best(fitting.filter((one) => !breaks(one))) ?? best(fitting);
}

/** Chooses the fix that does the least of the task while passing the visible tests. */
function specialOf(mutants: readonly Tried[], wrong: Tried | undefined): Tried | undefined {
  const found = worst(mutants.filter((one) => one !== wrong && passesVisible(one) && scoreOf(one) < 1));
  return found && { ...found, says: `${found.says}: enough for the visible tests` };
}

async function mutantsOf(files: Files, paths: readonly string[]): Promise<Candidate[]> {
  const { mutants } = await mutate(files, paths);
  // If there are too many mutants, chooses mutants that are spread over the code.
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
