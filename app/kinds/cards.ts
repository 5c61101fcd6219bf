import type { Card } from "./card";
import { listOf } from "./count-words";
import type { KindId } from "./registry";

/**
 * The card of each kind, from `card.ts` in the kind's folder. For pages, and for modules that pages load. The server
 * and the command line run without Vite and read `KINDS[kind].card`.
 */
const found = import.meta.glob<Card>("./*/card.ts", { eager: true, import: "card" });

/** All cards, in the order in which pages list the kinds. */
export const CARDS = Object.values(found).sort((a, b) => a.place - b.place) as readonly (Card & {
  readonly id: KindId;
})[];

export const cardOf = (kind: KindId): Card => found[`./${kind}/card.ts`]!;

/** The kinds' names in lower case, keyed by kind. Used in lists and filters: "review". */
export const KIND_NAMES = Object.fromEntries(CARDS.map(({ id, name }) => [id, name.toLowerCase()])) as Readonly<
  Record<KindId, string>
>;
export const KIND_IDS = CARDS.map(({ id }) => id) as [KindId, ...KindId[]];

const DECIDING = CARDS.flatMap(({ id, isDecision }) => (isDecision ? id : []));

/** The names of the kinds in which learners make a decision, in lower case: "review", "reviews". */
export const DECISION = DECIDING.map((id) => KIND_NAMES[id]).join(" or ");
export const DECISIONS = DECIDING.map((id) => `${KIND_NAMES[id]}s`).join(" or ");

const BACKABLE = CARDS.flatMap(({ id, backedBy }) => (backedBy ? [{ id, by: backedBy.by }] : []));

/** The kinds whose passes need backing, and what backs them, in words: "reviews", "a test or a mentor". */
export const NEED_BACKING = listOf(BACKABLE.map(({ id }) => `${KIND_NAMES[id]}s`));
export const BACKED_BY = [...new Set(BACKABLE.map(({ by }) => by))].join(", or ");

/** Sentences that say what backs the passes for a demonstrated skill. For readers other than the learner. */
export const BACKED = CARDS.flatMap(({ id, backedBy }) =>
  backedBy ? `At least half of the ${KIND_NAMES[id]}s among these passes have ${backedBy.theirs}.` : [],
).join(" ");

/** The URL of the catalogue, filtered to the kinds in which learners make a decision. */
export const DECISIONS_ADDRESS = `/exercises?${DECIDING.map((id) => `kind=${id}`).join("&")}`;
