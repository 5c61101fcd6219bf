import type { Sandbox } from "~/sandbox/contract";
import type { Folder, Meta, Problem } from "./exercise";
import type { Fuzzed, FuzzedVersion } from "./fuzzed";
import type { CheckLine } from "./kind";
import { PROPERTIES } from "./properties-driver";
import { listProperties, type Property, strengthOf, type Tried, tryProperties } from "./properties-run";
import { plain, quotes, sentencesOf } from "./sentences";
import { lineOfTest } from "./source-check";
import { isTestFile } from "./test-file";

/**
 * The share of inputs that a quick check tries. Every check tries only this share on the AI's flawed code, because
 * properties needn't hold for that code.
 */
const TENTH = 0.1;

/** The share of inputs that a check tries. */
export const shareOfInputs = ({ isQuick }: { readonly isQuick: boolean }): number => (isQuick ? TENTH : 1);

interface Checked {
  readonly content: unknown;
  readonly meta: Meta;
  readonly folder: Folder;
  readonly subject: readonly string[];
  readonly fuzzed: Fuzzed<unknown>;
  /** Tries only a tenth of the inputs, and no mutants. Meant for checking many exercises at once. */
  readonly isQuick: boolean;
}

/**
 * Tests the properties from `properties.ts` on seeded inputs in the sandbox. Each property must follow from a sentence
 * in the task, hold for every version that the exercise marks as correct, and fail for at least one mutant.
 */
export async function* checkProperties(checked: Checked, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const { folder, content, fuzzed, isQuick } = checked;
  const source = folder[PROPERTIES];
  const presence = faultOfPresence(checked);
  if (presence) yield { type: "problem", ...presence };
  if (source === undefined || presence) return;
  const versions = fuzzed.versions(content);
  const [reference] = versions;
  const read = await listProperties(reference!.files, source, sandbox);
  if ("faults" in read) {
    for (const message of read.faults) yield { type: "problem", file: PROPERTIES, line: read.line, message };
    return;
  }
  const { list } = read;
  yield* checkList(checked, list, versions);
  const share = shareOfInputs(checked);
  const results = await Promise.all(
    versions.map(({ files, isRight }) => tryProperties(files, source, list, isRight ? share : share * TENTH, sandbox)),
  );
  for (const [v, version] of versions.entries()) yield* judge(checked, list, version, results[v]!);
  for (const [p, { says }] of list.entries()) {
    const { inputs, units } = results[0]![p]!;
    const message = `property “${says}” was tried on ${inputs} inputs, with about ${Math.round(units / inputs)} units of work each`;
    yield { type: "evidence", message };
  }
  // If a property fails for the reference, its failures for mutants prove nothing.
  const isRight = results[0]!.every(({ failed }) => failed === null);
  if (!isQuick && isRight) yield* checkStrength(checked, list, reference!, sandbox);
}

function faultOfPresence({ folder, meta, content, fuzzed }: Checked): Problem | null {
  const isThere = PROPERTIES in folder;
  const { withoutProperties } = meta;
  if (isThere && withoutProperties)
    return { file: PROPERTIES, message: 'exists, but exercise.json says "withoutProperties": remove one of the two' };
  if (isThere || withoutProperties || !fuzzed.isRequired(content)) return null;
  const message = 'is missing: write properties, or say in exercise.json why there are none ("withoutProperties")';
  return { file: PROPERTIES, message };
}

function problemOf({ folder }: Checked, { says }: Property, message: string): CheckLine {
  const line = lineOfTest(folder[PROPERTIES], [says]);
  return { type: "problem", file: PROPERTIES, line, message: `“${says}” ${message}` };
}

/** Checks names, quotations and reasons, and lists the task's sentences that no property quotes. */
function* checkList(
  checked: Checked,
  list: readonly Property[],
  versions: readonly FuzzedVersion[],
): Generator<CheckLine> {
  const texts = Object.entries(checked.fuzzed.texts(checked.content));
  const all = texts.map(([, text]) => plain(text.replace(COMMENT, ""))).join("\n");
  const issues = versions.flatMap((version) => version.issues);
  for (const [i, property] of list.entries()) {
    if (list.findIndex(({ says }) => says === property.says) < i) yield problemOf(checked, property, "is listed twice");
    for (const quotation of property.from)
      if (!quotation.includes("{{") && !all.includes(plain(quotation)))
        yield problemOf(checked, property, `quotes “${quotation}”, which appears nowhere in the task`);
    if ((property.inputs === undefined) !== (property.because === undefined))
      yield problemOf(checked, property, 'has only one of "inputs" and "because": give both or neither');
    if (property.issue !== undefined && !issues.includes(property.issue))
      yield problemOf(checked, property, `names ${property.issue}, which is not a minor issue in a clean change`);
  }
  const quoted = list.flatMap(({ from }) => from);
  for (const sentence of sentencesOf(texts[0]?.[1] ?? ""))
    if (!quoted.some((quotation) => quotes(quotation, sentence)))
      yield { type: "evidence", message: `no property quotes: ${sentence.text}` };
}

/** Matches comment markers at the start of lines. Quotations may omit these markers. */
const COMMENT = /^[ \t]*(?:\/\*\*?|\*\/?|\/\/)/gm;

/** Reports the result of each property for one version. */
function* judge(
  checked: Checked,
  list: readonly Property[],
  { name, isRight, issues }: FuzzedVersion,
  results: readonly Tried[],
): Generator<CheckLine> {
  for (const [p, property] of list.entries()) {
    const { failed, stopped } = results[p]!;
    const isKnown = property.issue !== undefined && issues.includes(property.issue);
    if (!failed) {
      if (stopped !== null && isRight) yield problemOf(checked, property, saysStopped(name, stopped));
      if (stopped !== null && !isRight)
        yield { type: "evidence", message: `property “${property.says}” stops on ${name}: ${stopped}` };
      if (isKnown)
        yield problemOf(
          checked,
          property,
          `names ${property.issue}, but the property holds on ${name}, which has that issue`,
        );
      continue;
    }
    const reason = failed.reason ? ` (${failed.reason})` : "";
    const message = `fails on ${name}, input ${failed.input}${reason}. This property is based on “${property.from.join("”, “")}”`;
    if (isRight && !isKnown) yield problemOf(checked, property, message);
    else yield { type: "evidence", message: `property “${property.says}” ${message}` };
  }
}

const saysStopped = (name: string, why: string) =>
  `stops on ${name}: ${why}. If the inputs exceed the work limit, lower "inputs" and give the reason in "because"`;

/** Reports properties that hold for every mutant, because such properties check nothing. */
async function* checkStrength(
  checked: Checked,
  list: readonly Property[],
  { files }: FuzzedVersion,
  sandbox: Sandbox,
): AsyncIterable<CheckLine> {
  const { folder, subject } = checked;
  const paths = subject.filter((path) => path in files && /\.[cm]?[jt]s$/.test(path) && !isTestFile(path));
  const { mutants, caught, able, stopped } = await strengthOf(files, folder[PROPERTIES]!, paths, sandbox);
  yield { type: "evidence", message: `properties fail on ${caught} of ${mutants} mutants of the reference` };
  if (stopped !== null) {
    yield { type: "problem", file: PROPERTIES, message: `the properties could not be tried on mutants: ${stopped}` };
    return;
  }
  for (const [p, property] of list.entries())
    if (!able.has(p))
      yield problemOf(checked, property, "holds on every mutant of the code: make this property check more");
}
