import type { Kind } from "./kind";
import * as list from "./list";

/** All kinds, for the server and the command line. Pages read `cards.ts`, which does not load the graders. */
export type KindId = keyof typeof list;

/** Callers treat a kind's types as unknown and parse content, drafts and reports with its schemas. */
// biome-ignore lint/suspicious/noExplicitAny: each kind has five types of its own, and its schemas parse every value
export type SomeKind = Kind<any, any, any, any, any> & { readonly id: KindId };

const sorted = (Object.values(list) as SomeKind[]).sort((a, b) => a.card.place - b.card.place);

export const KINDS = Object.fromEntries(sorted.map((kind) => [kind.id, kind])) as Readonly<Record<KindId, SomeKind>>;
export const KIND_IDS = sorted.map(({ id }) => id) as [KindId, ...KindId[]];

/** The names of the kinds in which learners make a decision, for use in texts: "reviews". */
export const DECISIONS = sorted
  .flatMap(({ card }) => (card.isDecision ? `${card.name.toLowerCase()}s` : []))
  .join(" or ");

/** The kinds that have a capability. */
export const kindsThatCan = (capability: keyof SomeKind["can"]): KindId[] =>
  KIND_IDS.filter((id) => KINDS[id].can[capability] !== undefined);

/** The type of every part that a report of any kind can count. */
export const PART_TYPES = sorted.flatMap(({ card }) => card.parts.map(({ type }) => type)) as [string, ...string[]];
