import type { RunResult, Sandbox } from "~/sandbox/contract";
import type { Fuzzed, FuzzedVersion } from "./capabilities";
import { type Folder, isTestFile, type Meta, type Problem } from "./exercise";
import type { CheckLine } from "./kind";
import { INPUTS, PROPERTIES } from "./properties-driver";
import { failuresOf, listOf, type Property, strengthOf, testsOf, tryProperties } from "./properties-run";
import { plain, sentencesOf } from "./sentences";
import { lineOfTest } from "./source-check";

/** The share of the inputs in a quick check, and on the AI's flawed code, of which nothing is demanded. */
const TENTH = 0.1;

interface Tried {
  readonly content: unknown;
  readonly meta: Meta;
  readonly folder: Folder;
  readonly subject: readonly string[];
  readonly fuzzed: Fuzzed<unknown>;
  /** Tries a tenth of the inputs, and no mutants: for a check of many exercises. */
  readonly isQuick: boolean;
}

/**
 * Tries the properties of `properties.ts` on seeded inputs, in the sandbox. Each one follows from a sentence of the
 * task, holds on every version that is claimed to be right, and fails on some small change of the code.
 */
export async function* checkProperties(tried: Tried, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const { folder, content, fuzzed, isQuick } = tried;
  const source = folder[PROPERTIES];
  const presence = faultOfPresence(tried);
  if (presence) yield { type: "problem", ...presence };
  if (source === undefined || presence) return;
  const versions = fuzzed.versions(content);
  const [reference, ...others] = versions;
  const share = isQuick ? TENTH : 1;
  const result = await tryProperties(reference!.files, source, share, sandbox);
  const read = listOf(result);
  if ("faults" in read) {
    for (const message of read.faults) yield { type: "problem", file: PROPERTIES, line: read.line, message };
    return;
  }
  const { list } = read;
  yield* checkList(tried, list, versions);
  const runs = await Promise.all(
    others.map(({ files, isRight }) => tryProperties(files, source, isRight ? share : share * TENTH, sandbox)),
  );
  yield* judge(tried, list, reference!, result);
  for (const [i, version] of others.entries()) yield* judge(tried, list, version, runs[i]!);
  for (const property of list) {
    const units = testsOf(result, property).reduce((sum, test) => sum + test.units, 0);
    const count = Math.round((property.inputs ?? INPUTS) * share);
    const message = `property “${property.says}”: ${count} inputs, each about ${Math.round(units / count)} units`;
    yield { type: "evidence", message };
  }
  // On mutants, a property that already fails shows nothing.
  if (!isQuick && failuresOf(result).size === 0) yield* checkStrength(tried, list, reference!, sandbox);
}

function faultOfPresence({ folder, meta, content, fuzzed }: Tried): Problem | null {
  const isThere = PROPERTIES in folder;
  const { withoutProperties } = meta;
  if (isThere && withoutProperties)
    return { file: PROPERTIES, message: 'exists, but exercise.json says "withoutProperties": remove one' };
  if (isThere || withoutProperties || !fuzzed.isRequired(content)) return null;
  const message = 'is missing: write properties, or say in exercise.json why there are none ("withoutProperties")';
  return { file: PROPERTIES, message };
}

function problemOf({ folder }: Tried, { says }: Property, message: string): CheckLine {
  const line = lineOfTest(folder[PROPERTIES], [says]);
  return { type: "problem", file: PROPERTIES, line, message: `“${says}” ${message}` };
}

/** Checks names, quotations and reasons, and lists the sentences that no property quotes. */
function* checkList(tried: Tried, list: readonly Property[], versions: readonly FuzzedVersion[]): Generator<CheckLine> {
  const texts = Object.entries(tried.fuzzed.texts(tried.content));
  const all = texts.map(([, text]) => plain(text.replace(COMMENT, ""))).join("\n");
  const issues = versions.flatMap((version) => version.issues);
  for (const [i, property] of list.entries()) {
    if (list.findIndex(({ says }) => says === property.says) < i) yield problemOf(tried, property, "is listed twice");
    for (const quotation of property.from)
      if (!quotation.includes("{{") && !all.includes(plain(quotation)))
        yield problemOf(tried, property, `quotes “${quotation}”, which is in no text that the task gives`);
    if ((property.inputs === undefined) !== (property.because === undefined))
      yield problemOf(tried, property, 'has "inputs" without "because", or the reverse: give both or none');
    if (property.issue !== undefined && !issues.includes(property.issue))
      yield problemOf(tried, property, `names ${property.issue}, which is not a minor issue of a clean change`);
  }
  const quoted = list.flatMap(({ from }) => from.map(plain));
  for (const { text } of sentencesOf(texts[0]?.[1] ?? ""))
    if (!quoted.some((quotation) => text.includes(quotation) || quotation.includes(text)))
      yield { type: "evidence", message: `no property is from: ${text}` };
}

/** Marks at the start of a comment's lines, so that a quotation needs none. */
const COMMENT = /^[ \t]*(?:\/\*\*?|\*\/?|\/\/)/gm;

/** What the properties did on one version. */
function* judge(
  tried: Tried,
  list: readonly Property[],
  version: FuzzedVersion,
  result: RunResult,
): Generator<CheckLine> {
  const { name, isRight, issues } = version;
  if (result.outcome !== "completed") {
    const message = `properties do not run on ${name}: ${result.failure?.message}`;
    yield isRight ? { type: "problem", file: PROPERTIES, message } : { type: "evidence", message };
    if (result.outcome === "load-failed") return;
  }
  const failed = failuresOf(result);
  for (const [p, property] of list.entries()) {
    const failure = failed.get(p);
    const isKnown = property.issue !== undefined && issues.includes(property.issue);
    if (!failure) {
      const stop = testsOf(result, property).find(({ status }) => status === "failed");
      if (stop && isRight) yield problemOf(tried, property, saysStopped(name, stop.failures[0]?.message));
      if (isKnown) yield problemOf(tried, property, `names ${property.issue}, but holds on ${name}`);
      continue;
    }
    const reason = failure.reason ? ` (${failure.reason})` : "";
    const message = `fails on ${name}, input ${failure.input}${reason}. It is from “${property.from.join("”, “")}”`;
    if (isRight && !isKnown) yield problemOf(tried, property, message);
    else yield { type: "evidence", message: `property “${property.says}” ${message}` };
  }
}

const saysStopped = (name: string, why: string | undefined) =>
  `stops on ${name}: ${why}. If its inputs need too much work, give fewer "inputs" and say why in "because"`;

/** A property that holds on every mutant of the code shows nothing. */
async function* checkStrength(
  tried: Tried,
  list: readonly Property[],
  { files }: FuzzedVersion,
  sandbox: Sandbox,
): AsyncIterable<CheckLine> {
  const { folder, subject } = tried;
  const paths = subject.filter((path) => path in files && /\.[cm]?[jt]s$/.test(path) && !isTestFile(path));
  const { mutants, caught, able, stopped } = await strengthOf(files, folder[PROPERTIES]!, paths, sandbox);
  yield { type: "evidence", message: `properties fail on ${caught} of ${mutants} mutants of the reference` };
  if (stopped !== null) {
    yield { type: "problem", file: PROPERTIES, message: `could not be tried on mutants: ${stopped}` };
    return;
  }
  for (const [p, property] of list.entries())
    if (!able.has(p)) yield problemOf(tried, property, "holds whatever the code does: check more");
}
