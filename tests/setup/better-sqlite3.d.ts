/** As much of SQLite's driver, which brings no types, as tests use to look into a file or to lock it. */
declare module "better-sqlite3" {
  export default class Database {
    constructor(file: string, options?: { readonly?: boolean; timeout?: number });
    exec(sql: string): void;
    prepare(sql: string): {
      all(...values: readonly string[]): unknown[];
      get(): unknown;
      run(...values: readonly unknown[]): unknown;
    };
    transaction(work: () => void): () => void;
    pragma(what: string, options?: { simple?: boolean }): unknown;
    close(): void;
  }
}
