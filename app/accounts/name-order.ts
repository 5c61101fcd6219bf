const collator = new Intl.Collator("en");

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * Compares two people or things by name in the usual order (anna, Ben, Émile, Zoe), and by id if the names are equal.
 * Databases sort names differently: SQLite puts all capitals first and accents last, and PostgreSQL follows its locale.
 */
export const byName = (a: Named, b: Named): number =>
  a.id === b.id ? 0 : collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
