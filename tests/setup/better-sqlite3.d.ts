/**
 * Types for the part of the SQLite driver that tests use to read or lock a file. The package has no types of its own.
 */
declare module "better-sqlite3" {
  export default class Database {
    constructor(file: string, options?: { readonly?: boolean; timeout?: number });
    exec(sql: string): void;
    prepare(sql: string): {
      all(...values: readonly string[]): unknown[];
      get(...values: readonly string[]): unknown;
      run(...values: readonly unknown[]): unknown;
    };
    transaction(work: () => void): () => void;
    pragma(what: string, options?: { simple?: boolean }): unknown;
    close(): void;
  }
}
