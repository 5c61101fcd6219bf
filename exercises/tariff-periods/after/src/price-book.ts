import { type Tariff, TariffError } from "./tariff";

/** Stands for the last day of a tariff that is valid until further notice. Sorts after every day that we will see. */
const FOR_EVER = "9999-12-31";

/** The prices of all sites. */
export class PriceBook {
  readonly #tariffs: Tariff[] = [];

  /** Enters a tariff. One that its site already has on the same days ends the day before. */
  add(tariff: Tariff): void {
    if (tariff.lastDay !== undefined && tariff.lastDay < tariff.firstDay) {
      throw new TariffError(`${tariff.site}: ends before it begins`);
    }

    const clash = tariff.isDraft ? undefined : this.#inTheWay(tariff);
    if (clash) throw new TariffError(describe(clash));

    this.#tariffs.push(tariff);
  }

  /** What a kilowatt-hour costs on a day; undefined where the site is closed. */
  centsOn(site: string, day: string): number | undefined {
    const isValid = ({ firstDay, lastDay, isDraft }: Tariff) =>
      !isDraft && firstDay <= day && (lastDay === undefined || day <= lastDay);
    return this.#tariffs.find((tariff) => tariff.site === site && isValid(tariff))?.cents;
  }

  /** The earliest tariff of the same site with which a new one has days in common. */
  #inTheWay({ site, firstDay, lastDay = FOR_EVER }: Tariff): Tariff | undefined {
    let earliest: Tariff | undefined;
    for (const other of this.#tariffs) {
      if (other.site !== site || other.isDraft) continue;
      // Not entirely before the new one, and not entirely after it.
      const isApart = (other.lastDay ?? FOR_EVER) <= firstDay || lastDay <= other.firstDay;
      if (!isApart && (!earliest || other.firstDay < earliest.firstDay)) earliest = other;
    }
    return earliest;
  }
}

/** A tariff as sales know it. */
function describe({ site, cents, firstDay, lastDay }: Tariff): string {
  return `${site} costs ${cents} ct from ${firstDay} ${lastDay ? `to ${lastDay}` : "on"}`;
}
