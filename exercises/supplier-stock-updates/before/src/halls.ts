/** One of our halls, with its shelves and scanners. */
export interface Hall {
  readonly name: string;
  /** How many pieces lie here, by article. What the hall has none of is absent. Rejects if the scanners are offline. */
  count(articles: readonly string[]): Promise<Readonly<Record<string, number>>>;
}
