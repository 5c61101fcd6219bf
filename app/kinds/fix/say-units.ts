const units = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });

/** Formats work in millions of units. One unit takes 1–2.7 ns on the metered engine. */
export const sayUnits = (count: number) => `${units.format(count / 1e6)} million`;
