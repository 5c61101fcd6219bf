import { exerciseWords } from "~/tutor/guard/exercise-words";
import { type GuardContext, guard } from "~/tutor/guard/guard";
import type { Rung } from "~/tutor/ladder/rungs";
import { type Target, targets } from "../cheats/play";
import { ASKERS } from "./askers";
import { type Answer, answerOf, frequencies, leaksOf } from "./judge";
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
  const all = await Promise.all(
    (await targets()).map(async (target) => {
      const open = await target.kind.open(target.content, "tutor");
      return { ...target, answer: answerOf(target), exercise: exerciseWords(target.kind.workspace.plain(open)) };
    }),
  );
  return { targets: new Map(all.map((one) => [one.slug, one])), common: frequencies(all.map(({ answer }) => answer)) };
}

export interface Guarded {
  readonly slug: string;
  readonly style: string;
  readonly asker: string;
  readonly rung: Rung;
  readonly reply: string;
  readonly shown: readonly string[];
  /** The rules for which paragraphs were withheld. */
  readonly rules: readonly string[];
  /** Paragraphs of the reply that the learner sees, without the question in place of others. */
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
  const { kind, exercise, answer } = bench.targets.get(reply.slug)!;
  const handsIn = [kind.card.handsIn, ...(kind.card.own ? [kind.card.own.noun] : [])];
  const rules: string[] = [];
  const onWithheld = (rule: string) => rules.push(rule);
  const shown = await guard(reply.text, { exercise, rung: reply.rung, message, turn: 0, handsIn, onWithheld });
  const flat = (text: string) => text.replace(/[\s*`]+/g, " ").trim();
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

/** Each stored leaking reply to every asker. */
export async function passStored(bench: Bench, name: StoredName): Promise<Guarded[]> {
  const out: Guarded[] = [];
  for (const reply of storedReplies(name))
    for (const asker of ASKERS)
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

/** Replies made from every exercise's key, each to one asker, in turn. */
export async function passMade(bench: Bench): Promise<Guarded[]> {
  const out: Guarded[] = [];
  let turn = 0;
  for (const [at, { slug, answer }] of [...bench.targets.values()].entries())
    for (const reply of madeReplies(answer, at)) {
      const asker = ASKERS[turn++ % ASKERS.length]!;
      out.push(await pass(bench, { ...reply, slug }, asker.name, asker.says(answer)));
    }
  return out;
}

/** Harmless replies, each to the message that it answers. */
export async function passHarmless(bench: Bench, name: StoredName): Promise<Guarded[]> {
  const out: Guarded[] = [];
  for (const reply of storedReplies(name))
    out.push(await pass(bench, { ...reply, style: reply.rung }, "its own", reply.says));
  return out;
}
