/**
 * `fetch`, without a network: test files define responses (`respondTo` of "onramp:fetch"), and a request without a
 * response is rejected with its address. Not supported: streams, forms, redirects, caches, cookies. Long: requests and
 * responses share headers and a body, and the rules make responses from requests.
 */

type HeaderInit = WebHeaders | Iterable<readonly [string, string]> | Record<string, string> | undefined;

class WebHeaders {
  #values = new Map<string, string>();
  constructor(init?: HeaderInit) {
    if (init === undefined || init === null) return;
    const pairs = Symbol.iterator in init ? init : Object.entries(init);
    for (const [name, value] of pairs as Iterable<[string, string]>) this.append(name, value);
  }
  append(name: string, value: unknown): void {
    const before = this.get(name);
    this.set(name, before === null ? value : `${before}, ${String(value)}`);
  }
  set(name: string, value: unknown): void {
    const key = String(name);
    if (!/^[!#$%&'*+.^`|~\w-]+$/.test(key)) throw new TypeError(`Invalid header name: ${key}`);
    this.#values.set(key.toLowerCase(), String(value).trim());
  }
  get = (name: string): string | null => this.#values.get(String(name).toLowerCase()) ?? null;
  has = (name: string): boolean => this.#values.has(String(name).toLowerCase());
  delete(name: string): void {
    this.#values.delete(String(name).toLowerCase());
  }
  forEach(each: (value: string, name: string, headers: WebHeaders) => void): void {
    for (const [name, value] of this) each(value, name, this);
  }
  *entries(): Generator<[string, string]> {
    yield* [...this.#values].sort(([a], [b]) => (a < b ? -1 : 1));
  }
  *keys(): Generator<string> {
    for (const [name] of this) yield name;
  }
  *values(): Generator<string> {
    for (const [, value] of this) yield value;
  }
  [Symbol.iterator](): Generator<[string, string]> {
    return this.entries();
  }
}

type Body = string | URLSearchParams | ArrayBuffer | ArrayBufferView | null | undefined;

/** What requests and responses share: a body that can be read once. */
class Message {
  #bytes: Uint8Array | null;
  #used = false;
  readonly headers: WebHeaders;
  constructor(body: Body, headers: HeaderInit) {
    this.headers = new WebHeaders(headers);
    const [bytes, type] = read(body);
    this.#bytes = bytes;
    if (type !== null && !this.headers.has("content-type")) this.headers.set("content-type", type);
  }
  get bodyUsed(): boolean {
    return this.#used;
  }
  get body(): never {
    throw new Error(
      "streams (the body of a request or response) are not available in the sandbox: use text() or json()",
    );
  }
  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).slice().buffer as ArrayBuffer;
  }
  async bytes(): Promise<Uint8Array> {
    if (this.#used) throw new TypeError("Body is unusable: Body has already been read");
    this.#used = this.#bytes !== null;
    return this.#bytes ?? new Uint8Array();
  }
  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }
  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }
  async formData(): Promise<never> {
    throw new Error("formData() is not available in the sandbox");
  }
  async blob(): Promise<never> {
    throw new Error("blob() is not available in the sandbox");
  }
  /** The body for a copy of this object. */
  protected peek(): Uint8Array | null {
    if (this.#used) throw new TypeError("Body has already been consumed");
    return this.#bytes?.slice() ?? null;
  }
}

function read(body: Body): [Uint8Array | null, string | null] {
  if (body === null || body === undefined) return [null, null];
  if (body instanceof ArrayBuffer) return [new Uint8Array(body.slice(0)), null];
  if (ArrayBuffer.isView(body)) return [new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice(), null];
  const type =
    body instanceof URLSearchParams ? "application/x-www-form-urlencoded;charset=UTF-8" : "text/plain;charset=UTF-8";
  return [new TextEncoder().encode(String(body)), type];
}

interface ResponseOptions {
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: HeaderInit;
}

class WebResponse extends Message {
  readonly status: number;
  readonly statusText: string;
  readonly type: string = "default";
  readonly redirected = false;
  readonly url: string = "";
  constructor(body?: Body, { status = 200, statusText = "", headers }: ResponseOptions = {}) {
    if (!Number.isInteger(status) || status < 200 || status > 599)
      throw new RangeError(`The status provided (${status}) is outside the range [200, 599].`);
    if ([204, 205, 304].includes(status) && body !== null && body !== undefined)
      throw new TypeError(`Response with status ${status} cannot have a body`);
    super(body, headers);
    this.status = status;
    this.statusText = String(statusText);
  }
  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }
  clone(): WebResponse {
    return answeredFrom(this.url, new WebResponse(this.peek(), this));
  }
  static json(data: unknown, options: ResponseOptions = {}): WebResponse {
    const text = JSON.stringify(data);
    if (text === undefined) throw new TypeError("Value is not JSON serializable");
    const response = new WebResponse(text, options);
    if (!new WebHeaders(options.headers).has("content-type")) response.headers.set("content-type", "application/json");
    return response;
  }
}

const answeredFrom = (url: string, response: WebResponse): WebResponse => Object.assign(response, { url });

interface RequestOptions {
  readonly method?: string;
  readonly headers?: HeaderInit;
  readonly body?: Body;
  readonly signal?: AbortSignal | null;
}

class WebRequest extends Message {
  readonly url: string;
  readonly method: string;
  readonly signal: AbortSignal;
  constructor(input: WebRequest | URL | string, options: RequestOptions = {}) {
    const from = input instanceof WebRequest ? input : null;
    const method = options.method ?? from?.method ?? "GET";
    const upper = /^(?:get|head|post|put|delete|options|patch)$/i.test(method) ? method.toUpperCase() : method;
    const body = options.body ?? from?.peek();
    if ((upper === "GET" || upper === "HEAD") && body !== null && body !== undefined)
      throw new TypeError("Request with GET/HEAD method cannot have body.");
    super(body, options.headers ?? from?.headers);
    this.url = from?.url ?? addressOf(input as URL | string);
    this.method = upper;
    this.signal = options.signal ?? from?.signal ?? new AbortController().signal;
  }
  clone(): WebRequest {
    return new WebRequest(this);
  }
}

function addressOf(input: URL | string): string {
  try {
    const url = new URL(String(input));
    url.hash = "";
    return url.href;
  } catch {
    throw new TypeError(`Failed to parse URL from ${String(input)}`);
  }
}

type Answer = WebResponse | ((request: WebRequest) => unknown) | object | string | null;
interface Rule {
  readonly method: string | null;
  readonly where: string | RegExp;
  readonly answer: Answer;
}
let rules: Rule[] = [];
let requests: WebRequest[] = [];

/**
 * Defines the response to an address: `"https://a.example/users"` (any method), `"POST https://a.example/users"` or a
 * pattern for the address. The response is a Response, data that is sent as JSON, or a function of the request that
 * returns either. The rule added last is tried first.
 */
function respondTo(where: string | RegExp, answer: Answer): void {
  const [, method = null, address] = /^(?:([A-Z]+) )?(.*)$/s.exec(String(where))!;
  rules.unshift(
    where instanceof RegExp ? { method: null, where, answer } : { method, where: addressOf(address!), answer },
  );
}

const fits = ({ method, where }: Rule, request: WebRequest) =>
  (method === null || method === request.method) &&
  (typeof where === "string"
    ? where === request.url
    : new RegExp(where.source, where.flags.replace(/[gy]/g, "")).test(request.url));

async function answerTo(request: WebRequest): Promise<WebResponse> {
  const rule = rules.find((each) => fits(each, request));
  if (!rule) {
    const what = `${request.method} ${request.url}`;
    throw new TypeError(`fetch failed: ${what}: there is no network in the sandbox, and no test answers this`);
  }
  const { answer } = rule;
  const given =
    typeof answer === "function" ? await (answer as (request: WebRequest) => unknown)(request.clone()) : answer;
  return answeredFrom(request.url, given instanceof WebResponse ? given.clone() : WebResponse.json(given ?? null));
}

function fetch(input: WebRequest | URL | string, options?: RequestOptions): Promise<WebResponse> {
  return new Promise((resolve, reject) => {
    const request = new WebRequest(input, options);
    const { signal } = request;
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort);
    requests.push(request.clone());
    answerTo(request).then(resolve, reject);
  });
}

const scripting = {
  respondTo,
  /** Returns copies of all requests so far, in order, so that reading their bodies doesn't affect the originals. */
  requests: () => requests.map((request) => request.clone()),
  /** Removes all responses and requests. */
  resetFetch(): void {
    rules = [];
    requests = [];
  },
};

export default {
  fetch,
  Headers: named("Headers", WebHeaders),
  Request: named("Request", WebRequest),
  Response: named("Response", WebResponse),
  scripting,
};

function named<T extends object>(name: string, value: T): T {
  return Object.defineProperty(value, "name", { value: name });
}
