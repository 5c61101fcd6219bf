import type { Failure, Files, MatrixResult, Mutant, Sandbox } from "~/sandbox/contract";
import { mutate } from "~/sandbox/mutants/mutants.server";
import { isStop } from "../failure-words";
import { withMutant } from "../mutant-text";
import { seeded, shuffled } from "../seeded";
import { isTestFile } from "../test-file";
import { KEPT_VERSIONS, OTHER_VERSIONS, RIGHT_VERSIONS } from "./constants";
import type { ReviewContent } from "./content";
import { linesOf } from "./diff";
import { rewrite } from "./rewrite";
import { type Outcome, outcomeOf, passes, runOn } from "./run-proof";
import { places } from "./variants";

/**
 * Versions of the code that show whether a proof tests only the issue. The proof should fail on versions that have the
 * issue, and pass on versions that don't. A test that merely detects a difference from the AI's code gives a different
 * result as soon as unrelated code changes. Only versions on which the issue's own proof gives the expected result are
 * used. Long, because the same runs of that proof select versions of every type.
 */
export interface Steadiness {
  /** The names of the versions in the key that still have the issue. A proof of the issue fails on all of them. */
  readonly variants: readonly string[];
  /** Versions of the AI's code that keep the issue and have up to three small changes elsewhere. */
  readonly kept: readonly Files[];
  /** Versions like those in `kept`, with one more change that makes the issue produce a different wrong value. */
  readonly otherwise: readonly Files[];
  /** Versions of the reference with a small change elsewhere. */
  readonly right: readonly Files[];
  /**
   * The AI's code and the reference, both rewritten without a change in behaviour. Null if the issue's own proof tests
   * the code's form.
   */
  readonly rewritten: { readonly ai: Files; readonly reference: Files } | null;
  /** Limits that the issue's own proof reaches on the AI's code. The issue may be that the code never ends. */
  readonly stops: readonly Failure["kind"][];
}

type Content = Pick<ReviewContent, "ai" | "variants" | "meta" | "key" | "files" | "proofs">;

/** Cached per exercise, because the versions are the same for every submission. */
const made = new WeakMap<Content, Map<string, Promise<Steadiness>>>();

/**
 * Returns the versions for proofs of an issue. `issue` is null for proofs of a defect that the key doesn't list. Their
 * versions of the AI's code are changed only outside the lines that any issue's fix edits.
 */
export function steadinessOf(content: Content, issue: string | null, sandbox: Sandbox): Promise<Steadiness> {
  const ofContent = made.get(content) ?? new Map<string, Promise<Steadiness>>();
  made.set(content, ofContent);
  const name = issue ?? "";
  const known = ofContent.get(name);
  if (known) return known;
  const making = make(content, issue, sandbox);
  ofContent.set(name, making);
  // A failure in Onramp itself isn't cached, so the next submission tries again.
  making.catch(() => ofContent.delete(name));
  return making;
}

/**
 * The number of mutants near the issue on which the issue's proof runs. The proof also runs on the same number of other
 * mutants.
 */
const NEAR = 12;
/**
 * The number of small changes in one version. If versions had only one change, learners could list them all, because
 * they can generate all mutants of the AI's code.
 */
const AT_ONCE = 3;
const RIGHT_TRIED = 18;

async function make(content: Content, issue: string | null, sandbox: Sandbox): Promise<Steadiness> {
  const { ai, variants } = content;
  const source = issue === null ? undefined : content.proofs[issue];
  // The seed depends only on the code, so changes to the wording in the key or to a test don't change the versions.
  const code = [ai, variants.reference].map((tree) => codeOf(content, tree).map((file) => [file, tree[file]]));
  const random = seeded(JSON.stringify([code, issue]));
  const own = source === undefined ? null : await ownProof(content, source, sandbox);
  const [{ kept, otherwise }, right] = await Promise.all([
    keptOf(content, issue, own, random),
    own ? rightOf(content, own, random, sandbox) : [],
  ]);
  const written = {
    ai: rewrite(ai, codeOf(content, ai)),
    reference: rewrite(variants.reference, codeOf(content, variants.reference)),
  };
  const isSame = !own || ((await own.on(written.ai)).kind !== null && (await own.on(written.reference)).kind === null);
  return {
    variants: own && issue !== null ? await variantsWith(content, issue, own) : [],
    kept,
    otherwise,
    right,
    rewritten: isSame ? written : null,
    stops: own?.base.kind ? [own.base.kind].filter(isStop) : [],
  };
}

/** The tests from the issue's own proof that fail on the AI's code, and how they fail. */
interface Own {
  readonly base: Outcome;
  on(files: Files): Promise<Outcome>;
}

async function ownProof(content: Content, source: string, sandbox: Sandbox): Promise<Own> {
  const run = (files: Files) => runOn(files, source, content, sandbox);
  const [onAi, onReference] = await Promise.all([run(content.ai), run(content.variants.reference)]);
  const ids = onReference.tests.map(({ id }) => id).filter((id) => !passes(onAi, [id]));
  return { base: outcomeOf(onAi, ids), on: async (files) => outcomeOf(await run(files), ids) };
}

/** Returns the paths of code that the change adds or alters, without tests and their helpers. */
const codeOf = ({ files }: Content, tree: Files): string[] =>
  files
    .map(({ path }) => path)
    .filter((path) => path in tree && /\.[cm]?[jt]s$/.test(path) && !isTestFile(path) && !/^tests?\//.test(path));

/**
 * Whether a mutant contains none of Stryker's placeholder strings. These contain Stryker's name, so a proof could
 * detect them.
 */
const isPlain = ({ replacement }: Mutant) => !/stryker/i.test(replacement);

async function mutantsOf(content: Content, tree: Files): Promise<Mutant[]> {
  const { mutants } = await mutate(tree, codeOf(content, tree));
  return mutants.filter(isPlain);
}

async function keptOf(
  content: Content,
  issue: string | null,
  own: Own | null,
  random: () => number,
): Promise<Pick<Steadiness, "kept" | "otherwise">> {
  const { ai } = content;
  const away = awayFrom(content, issue);
  const sorted = (await mutantsOf(content, ai)).sort((a, b) => away(a) - away(b));
  if (!own)
    return versionsOf(
      ai,
      [],
      shuffled(
        sorted.filter((mutant) => away(mutant) > 0),
        random,
      ),
      async () => true,
    );
  const tried = [...sorted.slice(0, NEAR), ...shuffled(sorted.slice(NEAR), random).slice(0, NEAR)];
  const outcomes = await Promise.all(tried.map((mutant) => own.on(withMutant(ai, mutant))));
  const isKept = ({ kind }: Outcome) => kind === own.base.kind;
  const messageOf = new Map(tried.map((mutant, i) => [mutant, outcomes[i]!.message]));
  const of = (isOther: boolean) =>
    shuffled(
      tried.filter((mutant, i) => isKept(outcomes[i]!) && (messageOf.get(mutant) !== own.base.message) === isOther),
      random,
    );
  const others = of(true);
  const isNewValue = (mutant: Mutant, at: number) =>
    others.findIndex((other) => messageOf.get(other) === messageOf.get(mutant)) === at;
  const differentFirst = [...others.filter(isNewValue), ...others.filter((mutant, at) => !isNewValue(mutant, at))];
  return versionsOf(ai, differentFirst, of(false), async (files) => isKept(await own.on(files)));
}

/**
 * Returns up to `KEPT_VERSIONS` versions that have only changes from `elsewhere`, and up to `OTHER_VERSIONS` versions
 * that also have a change from `otherwise`, which makes the issue produce another wrong value.
 */
async function versionsOf(
  ai: Files,
  otherwise: readonly Mutant[],
  elsewhere: readonly Mutant[],
  isKept: (files: Files) => Promise<boolean>,
): Promise<Pick<Steadiness, "kept" | "otherwise">> {
  const made = async (count: number, first: (n: number) => Mutant | undefined) => {
    const drafts = Array.from({ length: count }, (_, n) => {
      const start = first(n);
      const parts: Mutant[] = start ? [start] : [];
      for (let i = 0; i < elsewhere.length && parts.length < AT_ONCE; i++) {
        const mutant = elsewhere[(n * (AT_ONCE - 1) + i) % elsewhere.length]!;
        if (!parts.some((part) => isTouching(part, mutant))) parts.push(mutant);
      }
      return parts;
    });
    const found = await Promise.all(
      drafts.map(async (parts) => {
        // Several changes combined may remove the issue, although no single change does.
        for (let count = parts.length; count > 0; count--) {
          const files = withAll(ai, parts.slice(0, count));
          if (await isKept(files)) return files;
        }
        return null;
      }),
    );
    return unique(found);
  };
  const [kept, others] = await Promise.all([
    made(KEPT_VERSIONS, () => undefined),
    made(Math.min(OTHER_VERSIONS, otherwise.length), (n) => otherwise[n]),
  ]);
  return { kept, otherwise: others };
}

const unique = (versions: readonly (Files | null)[]): Files[] => [
  ...new Map(versions.flatMap((files) => (files ? [[JSON.stringify(files), files] as const] : []))).values(),
];

/** Applies several changes, last to first, so that the positions of the remaining changes stay valid. */
const withAll = (files: Files, mutants: readonly Mutant[]): Files =>
  [...mutants]
    .sort((a, b) => b.line - a.line || b.column - a.column)
    .reduce((made, mutant) => withMutant(made, mutant), files);

const isTouching = (a: Mutant, b: Mutant) => a.file === b.file && a.line <= b.endLine && b.line <= a.endLine;

/**
 * Returns a function that counts the lines between a mutant and the fix for the issue. If `issue` is null, it uses the
 * nearest fix for any issue. Mutants in other files count as far away.
 */
function awayFrom({ ai, key }: Content, issue: string | null): (mutant: Mutant) => number {
  const mended = key.issues
    .filter(({ id }) => issue === null || id === issue)
    .flatMap(({ mend }) => mend)
    .flatMap(({ file, find }) =>
      places(linesOf(ai[file] ?? ""), find).map((at) => ({ file, from: at + 1, to: at + find.length })),
    );
  return (mutant) =>
    Math.min(
      Number.MAX_SAFE_INTEGER,
      ...mended
        .filter(({ file }) => file === mutant.file)
        .map(({ from, to }) => Math.max(0, from - mutant.endLine, mutant.line - to)),
    );
}

/**
 * Returns versions of the reference, each with one small change that the issue's own proof doesn't detect. Prefers
 * changes that the code base's own tests detect.
 */
async function rightOf(content: Content, own: Own, random: () => number, sandbox: Sandbox): Promise<Files[]> {
  const { reference } = content.variants;
  const mutated = await mutate(reference, codeOf(content, reference));
  const drawn = shuffled(mutated.mutants.filter(isPlain), random).slice(0, RIGHT_TRIED);
  const outcomes = await Promise.all(drawn.map((mutant) => own.on(withMutant(reference, mutant))));
  const unseen = drawn.filter((_, i) => outcomes[i]!.kind === null);
  const only = unseen.map(({ id }) => id);
  const tests = Object.keys(reference).filter(isTestFile).sort();
  const { kills } =
    tests.length === 0 || only.length === 0
      ? { kills: {} as MatrixResult["kills"] }
      : await sandbox.matrix({ files: reference, tests, mutated, only });
  const isSeen = ({ id }: Mutant) => Object.keys(kills[id] ?? {}).length > 0;
  const sorted = [...unseen.filter(isSeen), ...unseen.filter((mutant) => !isSeen(mutant))];
  return sorted.slice(0, RIGHT_VERSIONS).map((mutant) => withMutant(reference, mutant));
}

/** Returns the names of the versions in the key that have the issue and on which the issue's own proof fails. */
async function variantsWith({ variants }: Content, issue: string, own: Own): Promise<string[]> {
  const holding: [string, Files | undefined][] = [
    [`${issue}/one-issue`, variants.oneIssue[issue]],
    ...Object.entries(variants.allButOne)
      .filter(([id]) => id !== issue)
      .map(([id, files]): [string, Files] => [`${id}/all-but-one`, files]),
  ];
  const fails = await Promise.all(holding.map(async ([, files]) => files && (await own.on(files)).kind !== null));
  return holding.flatMap(([name], i) => (fails[i] ? [name] : []));
}
