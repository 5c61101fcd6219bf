/**
 * Types for the editor's suggestions: everything that code in the sandbox can use besides the language itself,
 * including parts of Node.
 */
export const SANDBOX_TYPES = `
declare const console: { log(...parts: unknown[]): void; warn(...parts: unknown[]): void; error(...parts: unknown[]): void };
declare function setTimeout(body: () => void, ms?: number): number;
declare function clearTimeout(id: number | undefined): void;
declare function setInterval(body: () => void, ms?: number): number;
declare function clearInterval(id: number | undefined): void;
declare function queueMicrotask(body: () => void): void;
declare function structuredClone<T>(value: T): T;
declare class URLSearchParams implements Iterable<[string, string]> {
  constructor(init?: string | Record<string, string> | Iterable<[string, string]>);
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  toString(): string;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}
declare class URL {
  constructor(url: string | URL, base?: string | URL);
  static canParse(url: string, base?: string): boolean;
  hash: string;
  host: string;
  hostname: string;
  href: string;
  readonly origin: string;
  pathname: string;
  port: string;
  protocol: string;
  search: string;
  readonly searchParams: URLSearchParams;
  toString(): string;
}
declare class Headers implements Iterable<[string, string]> {
  constructor(init?: Record<string, string> | Iterable<[string, string]>);
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}
interface RequestOptions { method?: string; headers?: Headers | Record<string, string>; body?: string | null }
declare class Request {
  constructor(url: string | URL | Request, options?: RequestOptions);
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  text(): Promise<string>;
  json(): Promise<any>;
}
declare class Response {
  constructor(body?: string | null, options?: { status?: number; statusText?: string; headers?: Headers | Record<string, string> });
  static json(value: unknown, options?: { status?: number }): Response;
  readonly headers: Headers;
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  text(): Promise<string>;
  json(): Promise<any>;
}
declare function fetch(what: string | URL | Request, options?: RequestOptions): Promise<Response>;
declare module "node:fs" {
  export function readFileSync(path: string, encoding: "utf8"): string;
  export function writeFileSync(path: string, text: string): void;
  export function existsSync(path: string): boolean;
}
declare module "node:url" {
  /** @deprecated Use \`new URL()\`. */
  export function parse(url: string): { readonly host: string | null; readonly pathname: string | null };
}
declare module "onramp:fetch" {
  export function respondTo(what: string | RegExp, answer: unknown): void;
  export function requests(): Request[];
  export function resetFetch(): void;
}
`;
