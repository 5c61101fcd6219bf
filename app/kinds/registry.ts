import { listOf } from "./count-words";
import type { Kind } from "./kind";
import * as list from "./list";

/** All kinds, for the server and the command line. Pages use `cards.ts`, which does not load the graders. */
export type KindId = keyof typeof list;

/** A kind whose types aren't known. Callers parse content, drafts and reports with the kind's schemas. */
// biome-ignore lint/suspicious/noExplicitAny: each kind has five types of its own, and its schemas parse every value
export type SomeKind = Kind<any, any, any, any, any> & { readonly id: KindId };

const sorted = (Object.values(list) as SomeKind[]).sort((a, b) => a.card.place - b.card.place);

export const KINDS = Object.fromEntries(sorted.map((kind) => [kind.id, kind])) as Readonly<Record<KindId, SomeKind>>;
export const KIND_IDS = sorted.map(({ id }) => id) as [KindId, ...KindId[]];

/** The names of the kinds in which learners make a decision, for use in sentences: "reviews". */
export const DECISIONS = sorted
  .flatMap(({ card }) => (card.isDecision ? `${card.name.toLowerCase()}s` : []))
  .join(" or ");

const listNames = (kinds: readonly SomeKind[], ending: string) =>
  listOf(kinds.map(({ card }) => `${card.name.toLowerCase()}${ending}`));

/** The names of the kinds that show their topic, "test and fix", and of those that hide it, "reviews". */
export const SHOW_TOPIC = listNames(
  sorted.filter(({ rules }) => !rules.hidesTopic),
  "",
);
export const HIDE_TOPIC = listNames(
  sorted.filter(({ rules }) => rules.hidesTopic),
  "s",
);

/** Returns the kinds that have a capability. */
export const kindsThatCan = (capability: keyof SomeKind["can"]): KindId[] =>
  KIND_IDS.filter((id) => KINDS[id].can[capability] !== undefined);

/** The types of parts that reports can count, across all kinds. */
export const PART_TYPES = sorted.flatMap(({ card }) => card.parts.map(({ type }) => type)) as [string, ...string[]];
