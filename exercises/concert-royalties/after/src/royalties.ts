import type { Concert } from "./concert";
import { type Cents, splitCents } from "./money";
import { type Catalogue, isProtected, type Work } from "./work";

/** Stands for all holders that we don't know. */
export const UNKNOWN_HOLDER = "?";
/** The society keeps smaller amounts for next year. */
const LEAST_PAID: Cents = 1_00;

export interface Royalties {
  /** 0 if nothing protected was sung. */
  readonly feeCents: Cents;
  /** The biggest amount first, then by name. Unknown holders are one line, the last. */
  readonly lines: readonly { readonly holder: string; readonly cents: Cents; readonly payable: boolean }[];
}

/** The choir sang works that aren't in the catalogue. */
export class MissingWorks extends Error {
  /** Each id once. */
  readonly ids: readonly string[];

  constructor(ids: readonly string[]) {
    super(`Not in the catalogue: ${ids.join(", ")}`);
    this.ids = ids;
  }
}

/** The fee of a concert and who gets what of it. Throws MissingWorks if a work isn't in the catalogue. */
export function royaltiesOf(concert: Concert, catalogue: Catalogue): Royalties {
  const halfMinutes = protectedHalfMinutes(concert, catalogue);
  if (halfMinutes.size === 0) return { feeCents: 0, lines: [] };

  const feeCents = feeOf(concert);
  const ofWorks = splitCents(feeCents, [...halfMinutes.values()]);
  const ofHolders = new Map<string, Cents>();
  [...halfMinutes.keys()].forEach(({ shares }, i) => {
    const ofShares = splitCents(ofWorks[i] as Cents, shares.map((share) => share.parts));
    shares.forEach(({ holder }, j) => {
      ofHolders.set(holder, (ofHolders.get(holder) ?? 0) + (ofShares[j] as Cents));
    });
  });

  const isUnknown = (holder: string) => holder === UNKNOWN_HOLDER;
  const lines = [...ofHolders]
    .filter(([, cents]) => cents > 0)
    .map(([holder, cents]) => ({ holder, cents, payable: !isUnknown(holder) && cents >= LEAST_PAID }))
    .sort(
      (a, b) =>
        Number(isUnknown(a.holder)) - Number(isUnknown(b.holder)) ||
        b.cents - a.cents ||
        a.holder.localeCompare(b.holder),
    );
  return { feeCents, lines };
}

/** By work, as first sung. In half minutes: an encore counts half, and `splitCents` needs whole numbers. */
function protectedHalfMinutes({ items, day }: Concert, catalogue: Catalogue): Map<Work, number> {
  const halfMinutes = new Map<Work, number>();
  const missing = new Set<string>();
  for (const item of items) {
    if (item.kind !== "work") continue;
    const work = catalogue.get(item.workId);
    if (!work) missing.add(item.workId);
    else if (isProtected(work, day)) {
      const added = Math.ceil(item.seconds / 60) * (item.encore ? 1 : 2);
      halfMinutes.set(work, (halfMinutes.get(work) ?? 0) + added);
    }
  }
  if (missing.size > 0) throw new MissingWorks([...missing]);
  return halfMinutes;
}

/** 2% of the ticket income, but at least the minimum for the hall. */
function feeOf({ hallSeats, seatsSold, ticketCents }: Concert): Cents {
  return Math.max(Math.round((seatsSold * ticketCents * 2) / 100), hallSeats > 500 ? 40_00 : 25_00);
}
