import type { Folder } from "~/kinds/exercise";
import { FEATURE_IDS } from "~/kinds/features";

/** Plants a word in each of an exercise's secrets. Each kind of secret has its own word, such as "zqhiddencodezq". */

const word = (sort: string) => `zq${sort.replaceAll("-", "")}zq`;
/**
 * Features come from a fixed list of words, so each feature is its own canary. Only features with a hyphen are used,
 * because no page uses those words in another sense.
 */
const FEATURES = FEATURE_IDS.filter((id) => id.includes("-"));
/** Lists the kinds of secret whose words appear in a text. */
export const canariesIn = (text: string): string[] => {
  const sorts = [...text.matchAll(/zq([a-z]+)zq/g)].map(([, sort]) => sort!);
  return [...new Set([...sorts, ...FEATURES.filter((id) => text.includes(id))])].sort();
};

type Json = { [field: string]: Json } & Json[] & string;

/** The reason for excluding a mutant may start with one of these prefixes, which must stay at the start. */
const REASON = /^(?:(?:equivalent|allowed by the specification): )?/;

/** Inserts a word at the start of the named text fields in each object in a list. */
function mark(list: Json | undefined, sort: string, ...fields: string[]): void {
  for (const item of (list as Json[] | undefined) ?? [])
    for (const field of fields)
      if (item[field])
        item[field] = item[field].replace(REASON, `$&${word(`${sort}-${field}`)} `).slice(0, 190) as Json;
}

function plantJson(file: string, text: string): string {
  const json = JSON.parse(text) as Json;
  if (file === "key.json") {
    mark(json.issues, "issue", "title", "why", "how", "untestable");
    mark(json.neutral, "neutral", "why");
    mark(json.decoys, "decoy", "why");
  } else {
    if (json.hints) json.hints = (json.hints as Json[]).map((hint) => `${word("hint")} ${hint}` as Json) as Json;
    if (json.ai) mark([json.ai] as Json, "ai", "says", "differs");
    mark(json.alternatives, "alternative", "says");
    mark(json.mistakes, "mistake", "says", "differs");
    mark(json.allowed, "allowed", "because");
    mark(json.defects, "defect", "says");
    mark(json.kept, "kept", "says");
    mark(json.speed, "speed", "says");
    mark(json.structure, "structure", "says");
    mark(json.fixes, "repair", "says");
    if (json.question) mark([json.question] as Json, "question", "asks");
    mark([json.origin] as Json, "origin", "after");
    json.features = FEATURES as unknown as Json;
    if (json.secondFormOf) json.secondFormOf = `a-${json.secondFormOf}` as Json;
  }
  return JSON.stringify(json);
}

/** Returns the kind of secret that a file contains, or null if the exercise shows the file to the learner. */
export function secretOf(file: string, folder: Folder): string | null {
  const [top = ""] = file.split("/");
  const { defects = [] } = JSON.parse(folder["exercise.json"]!) as { defects?: { twins: string[] }[] };
  if (file === "question/start.test.ts") return "question-start";
  if (top === "hidden") return defects.some(({ twins }) => twins.includes(file)) ? "twin" : "hidden";
  const sorts: Record<string, string> = {
    "teaching.md": "teaching",
    "inputs.ts": "inputs",
    proofs: "proof",
    reference: "reference",
    variants: "variant",
    alternatives: "alternative",
    mistakes: "mistake",
    suites: "suite",
    fixes: "repair",
    question: "model-answer",
  };
  return sorts[top] ?? null;
}

/**
 * Returns the folder with a word in each of its secrets, and in the title of each hidden test, and with a walkthrough.
 * The exercise works as before.
 */
export function plantCanaries(folder: Folder): Folder {
  const step = { at: "task", title: word("walkthrough"), text: "Read it." };
  const withSteps: Folder = { ...folder, "walkthrough.json": JSON.stringify([step, step, step]) };
  const planted = Object.entries(withSteps).map(([file, text]) => {
    if (file === "exercise.json" || file === "key.json") return [file, plantJson(file, text)];
    const sort = secretOf(file, folder);
    if (!sort) return [file, text];
    if (file.endsWith(".md")) return [file, `${word(sort)} ${text}`];
    if (file.endsWith(".json")) return [file, JSON.stringify({ ...JSON.parse(text), [word(`${sort}-code`)]: true })];
    const titled = file.endsWith(".test.ts")
      ? text.replace(/\b(it|test)\((["'`])/g, `$1($2${word(`${sort}-title`)} `)
      : text;
    return [file, `${titled.replace(/\n*$/, "\n")}// ${word(`${sort}-code`)}\n`];
  });
  return Object.fromEntries(planted);
}

/**
 * Returns the exercise's folder as if nothing were wrong with the change: with an empty key, and without classes and
 * features.
 */
export function asIfClean(folder: Folder): Folder {
  const kept = Object.entries(folder).filter(([file]) => !/^(proofs|variants|reference)\//.test(file));
  const exercise = { ...JSON.parse(folder["exercise.json"]!), classes: [], features: [], skills: ["read-a-diff"] };
  const key = { issues: [], neutral: [], decoys: [] };
  return {
    ...Object.fromEntries(kept),
    "exercise.json": JSON.stringify(exercise),
    "key.json": JSON.stringify(key),
    "teaching.md": "Another text.",
  };
}
