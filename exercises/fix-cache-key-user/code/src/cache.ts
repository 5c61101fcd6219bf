/**
 * What the portal has worked out already. One for all modules, so each begins its keys with its own name: "lists:",
 * "covers:". Belongs to the platform team.
 */
export class Cache {
  private readonly entries = new Map<string, unknown>();

  get<T>(key: string): T | undefined {
    return this.entries.get(key) as T | undefined;
  }

  set(key: string, value: unknown): void {
    this.entries.set(key, value);
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  /** All keys, those of other modules too. They may be deleted while one goes through them. */
  keys(): Iterable<string> {
    return this.entries.keys();
  }
}
