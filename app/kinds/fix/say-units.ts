const units = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });

/** Work in millions of units. One unit is 1–2.7 ns of the metered engine. */
export const sayUnits = (count: number) => `${units.format(count / 1e6)} million`;
