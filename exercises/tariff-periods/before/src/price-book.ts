import { type Tariff, TariffError } from "./tariff";

/** The prices of all sites. */
export class PriceBook {
  readonly #tariffs: Tariff[] = [];

  add(tariff: Tariff): void {
    if (tariff.lastDay !== undefined && tariff.lastDay < tariff.firstDay) {
      throw new TariffError(`${tariff.site}: ends before it begins`);
    }
    this.#tariffs.push(tariff);
  }

  /** What a kilowatt-hour costs on a day; undefined where the site is closed. */
  centsOn(site: string, day: string): number | undefined {
    const isValid = ({ firstDay, lastDay, isDraft }: Tariff) =>
      !isDraft && firstDay <= day && (lastDay === undefined || day <= lastDay);
    return this.#tariffs.find((tariff) => tariff.site === site && isValid(tariff))?.cents;
  }
}
