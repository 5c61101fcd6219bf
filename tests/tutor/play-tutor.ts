import crypto from "node:crypto";
import type { AnyDraft } from "~/kinds/kind";
import { exerciseWords } from "~/tutor/guard/exercise-words";
import { type GuardContext, guard } from "~/tutor/guard/guard";
import { inOneAlphabet } from "~/tutor/guard/plain-text";
import { RUNGS, type Rung } from "~/tutor/ladder/rungs";
import { type Message, type OpenKind, whatIsSent } from "~/tutor/ladder/sent";
import { type Target, targets } from "../cheats/play";
import { ASKERS, CONCEPT_ASKERS } from "./askers";
import { type Answer, answerOf, frequencies, leaksOf, textCounts } from "./judge";
import { madeReplies } from "./made-replies";
import { type StoredName, storedReplies } from "./stored-replies";

export interface Bench {
  readonly targets: ReadonlyMap<
    string,
    Target & { readonly answer: Answer; readonly exercise: GuardContext["exercise"] }
  >;
  readonly common: ReadonlyMap<string, number>;
}

export async function openBench(): Promise<Bench> {
  const opened = await Promise.all(
    (await targets()).map(async (target) => {
      const open = await target.kind.open(target.content, "tutor");
      return { target, seen: target.kind.workspace.plain(open) };
    }),
  );
  const inTexts = textCounts(opened.map(({ seen }) => seen.prose));
  const all = opened.map(({ target, seen }) => {
    return { ...target, answer: answerOf(target, seen, inTexts), exercise: exerciseWords(seen) };
  });
  return { targets: new Map(all.map((one) => [one.slug, one])), common: frequencies(all.map(({ answer }) => answer)) };
}

export interface Guarded {
  readonly slug: string;
  readonly style: string;
  readonly asker: string;
  readonly rung: Rung;
  readonly reply: string;
  readonly shown: readonly string[];
  /** The rules that withheld paragraphs, one for each withheld paragraph. */
  readonly rules: readonly string[];
  /** True if no paragraph was withheld, so that the learner sees the whole reply. */
  readonly isWhole: boolean;
  readonly leaks: readonly string[];
}

interface Reply {
  readonly slug: string;
  readonly rung: Rung;
  readonly style: string;
  readonly text: string;
  readonly marked?: readonly string[];
  readonly spells?: string;
}

async function pass(bench: Bench, reply: Reply, asker: string, message: string): Promise<Guarded> {
  const { exercise, answer } = bench.targets.get(reply.slug)!;
  const rules: string[] = [];
  const onWithheld = (rule: string) => rules.push(rule);
  const shown = await guard(reply.text, { exercise, rung: reply.rung, message, turn: 0, onWithheld });
  const flat = (text: string) =>
    inOneAlphabet(text)
      .replace(/```\w*|[\s*`]+/g, " ")
      .replace(/ {2,}/g, " ")
      .trim();
  return {
    slug: reply.slug,
    style: reply.style,
    asker,
    rung: reply.rung,
    reply: reply.text,
    shown,
    rules,
    isWhole: flat(shown.join(" ")) === flat(reply.text),
    leaks: leaksOf(
      { text: shown.join("\n\n"), said: message, marked: reply.marked, spells: reply.spells },
      answer,
      bench.common,
    ),
  };
}

/**
 * Passes leaking replies through the guard, both stored and made from keys, as replies to learners who ask for a
 * concept.
 */
export const passToConceptAskers = async (bench: Bench): Promise<Guarded[]> => [
  ...(await passStored(bench, "raw", CONCEPT_ASKERS)),
  ...(await passStored(bench, "attacks", CONCEPT_ASKERS)),
  ...(await passMade(bench, CONCEPT_ASKERS)),
];

/** Passes each stored leaking reply through the guard, as a reply to every asker. */
export async function passStored(bench: Bench, name: StoredName, askers = ASKERS): Promise<Guarded[]> {
  const out: Guarded[] = [];
  for (const reply of storedReplies(name))
    for (const asker of askers)
      out.push(
        await pass(
          bench,
          { ...reply, style: reply.says },
          asker.name,
          asker.says(bench.targets.get(reply.slug)!.answer),
        ),
      );
  return out;
}

/** Passes replies made from every exercise's key through the guard, each as a reply to the next asker in turn. */
export async function passMade(bench: Bench, askers = ASKERS): Promise<Guarded[]> {
  const out: Guarded[] = [];
  let turn = 0;
  for (const [at, { slug, answer }] of [...bench.targets.values()].entries())
    for (const reply of madeReplies(answer, at)) {
      const asker = askers[turn++ % askers.length]!;
      out.push(await pass(bench, { ...reply, slug }, asker.name, asker.says(answer)));
    }
  return out;
}

/** Sorts slugs by their hashes: a fixed order that no one has chosen. */
const drawn = (slugs: Iterable<string>): string[] => {
  const sumOf = (slug: string) => crypto.createHash("sha256").update(slug).digest("hex");
  return [...slugs].sort((a, b) => (sumOf(a) < sumOf(b) ? -1 : 1));
};

/**
 * Asks a model `limit` times, cycling through the askers, the rungs and the exercises. Each reply passes through the
 * guard. `raw` is how many replies would have given the answer away without the guard.
 */
export async function passEndpoint(
  bench: Bench,
  limit: number,
  ask: (messages: readonly Message[]) => Promise<string>,
): Promise<{ readonly guarded: readonly Guarded[]; readonly raw: number }> {
  const guarded: Guarded[] = [];
  const slugs = drawn(bench.targets.keys());
  let raw = 0;
  for (let n = 0; n < limit; n++) {
    const { slug, kind, content, answer } = bench.targets.get(slugs[n % slugs.length]!)!;
    const asker = ASKERS[n % ASKERS.length]!;
    const rung = RUNGS[(n + Math.floor(n / ASKERS.length)) % RUNGS.length]!;
    const message = asker.says(answer);
    const open = await kind.open(content, "tutor");
    const draft = kind.workspace.emptyDraft(open);
    const sent = { kind: injected(kind, asker.injects), open, draft, run: null, rung, turns: [], message };
    const text = await ask(whatIsSent(sent));
    if (leaksOf({ text, said: message }, answer, bench.common).length > 0) raw++;
    guarded.push(await pass(bench, { slug, rung, style: "the endpoint", text }, asker.name, message));
  }
  return { guarded, raw };
}

/** Returns a kind whose exercises and drafts start with this comment in their first code file. */
function injected<Open, Draft extends AnyDraft>(
  { card, workspace, work }: OpenKind<Open, Draft>,
  comment: string | undefined,
): OpenKind<Open, Draft> {
  if (!comment) return { card, workspace, work };
  const into = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(files).map(([path, text], at) => [path, at === 0 ? `${comment}\n${text}` : text]),
    );
  const plain = (open: Open) => ({ ...workspace.plain(open), code: into(workspace.plain(open).code) });
  const files = (open: Open, draft: Draft) => into({ "draft.txt": "", ...work.files(open, draft) });
  return { card, workspace: { plain }, work: { files } };
}

/** Passes stored harmless replies through the guard, each with the message that it answers. */
export async function passHarmless(bench: Bench, name: StoredName): Promise<Guarded[]> {
  const out: Guarded[] = [];
  for (const reply of storedReplies(name))
    out.push(await pass(bench, { ...reply, style: reply.rung }, "its own", reply.says));
  return out;
}
