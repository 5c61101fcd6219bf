import type { Card } from "./card";
import type { KindId } from "./registry";

/**
 * The card of each kind: `card` of the `card.ts` in its folder. For pages and what they load; the server and the
 * command line, which has no Vite, read `KINDS[kind].card`.
 */
const found = import.meta.glob<Card>("./*/card.ts", { eager: true, import: "card" });

/** In the order in which kinds are listed. */
export const CARDS = Object.values(found).sort((a, b) => a.place - b.place) as readonly (Card & {
  readonly id: KindId;
})[];

export const cardOf = (kind: KindId): Card => found[`./${kind}/card.ts`]!;

/** Names within a list or a filter: "review". */
export const KIND_NAMES = Object.fromEntries(CARDS.map(({ id, name }) => [id, name.toLowerCase()])) as Readonly<
  Record<KindId, string>
>;
export const KIND_IDS = CARDS.map(({ id }) => id) as [KindId, ...KindId[]];
