/**
 * URL and URLSearchParams for absolute and relative addresses of the usual schemes. Not supported: internationalised
 * host names, IPv6 shortening, opaque paths with a base. Percent-encoding follows the WHATWG sets. Long: the
 * standard gives these two classes many accessors.
 */

const encodeForm = (text: string) =>
  encodeURIComponent(text)
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "+");
const decodeForm = (text: string) => decodeLoosely(text.replace(/\+/g, " "));
function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}

type Pair = [string, string];

export class WebUrlSearchParams {
  #pairs: Pair[] = [];
  #changed: () => void = () => {};

  constructor(init: unknown = "", changed?: () => void) {
    if (typeof init === "string") {
      for (const part of init.replace(/^\?/, "").split("&")) {
        if (part === "") continue;
        const cut = part.indexOf("=");
        this.#pairs.push(
          cut < 0 ? [decodeForm(part), ""] : [decodeForm(part.slice(0, cut)), decodeForm(part.slice(cut + 1))],
        );
      }
    } else if (typeof init === "object" && init !== null) {
      const pairs = Symbol.iterator in init ? [...(init as Iterable<Pair>)] : Object.entries(init);
      for (const [name, value] of pairs) this.#pairs.push([String(name), String(value)]);
    }
    if (changed) this.#changed = changed;
  }
  get size(): number {
    return this.#pairs.length;
  }
  get(name: string): string | null {
    return this.#pairs.find((pair) => pair[0] === String(name))?.[1] ?? null;
  }
  getAll(name: string): string[] {
    return this.#pairs.filter((pair) => pair[0] === String(name)).map((pair) => pair[1]);
  }
  has(name: string, value?: string): boolean {
    return this.#pairs.some((pair) => pair[0] === String(name) && (value === undefined || pair[1] === String(value)));
  }
  append(name: string, value: string): void {
    this.#pairs.push([String(name), String(value)]);
    this.#changed();
  }
  set(name: string, value: string): void {
    const at = this.#pairs.findIndex((pair) => pair[0] === String(name));
    if (at < 0) this.#pairs.push([String(name), String(value)]);
    else {
      this.#pairs[at]![1] = String(value);
      this.#pairs = this.#pairs.filter((pair, i) => i <= at || pair[0] !== String(name));
    }
    this.#changed();
  }
  delete(name: string, value?: string): void {
    this.#pairs = this.#pairs.filter((pair) => pair[0] !== String(name) || (value !== undefined && pair[1] !== value));
    this.#changed();
  }
  sort(): void {
    this.#pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
    this.#changed();
  }
  forEach(each: (value: string, name: string, params: WebUrlSearchParams) => void): void {
    for (const [name, value] of this.#pairs) each(value, name, this);
  }
  *entries(): Generator<Pair> {
    for (const [name, value] of this.#pairs) yield [name, value];
  }
  *keys(): Generator<string> {
    for (const [name] of this.#pairs) yield name;
  }
  *values(): Generator<string> {
    for (const [, value] of this.#pairs) yield value;
  }
  [Symbol.iterator](): Generator<Pair> {
    return this.entries();
  }
  toString(): string {
    return this.#pairs.map(([name, value]) => `${encodeForm(name)}=${encodeForm(value)}`).join("&");
  }
}

const PORTS: Readonly<Record<string, string>> = {
  "http:": "80",
  "https:": "443",
  "ws:": "80",
  "wss:": "443",
  "ftp:": "21",
};
const isSpecial = (protocol: string) => protocol in PORTS || protocol === "file:";
const escapeBy = (pattern: RegExp) => (text: string) => text.replace(pattern, (chars) => encodeURIComponent(chars));
const encodePath = escapeBy(/[^\x21\x24-\x3b\x3d\x40-\x5f\x61-\x7a\x7c\x7e%]+/gu);
const encodeQuery = escapeBy(/[^\x21\x24-\x26\x28-\x3b\x3d\x3f-\x7e%]+/gu);
const encodeHash = escapeBy(/[^\x21\x23-\x3b\x3d\x3f-\x5f\x61-\x7e%]+/gu);

interface Parts {
  protocol: string;
  username: string;
  password: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
  slashes: boolean;
}

function normalisePath(path: string): string {
  const out: string[] = [];
  const names = path.split("/").slice(1);
  names.forEach((name, i) => {
    const last = i === names.length - 1;
    if (/^(\.|%2e){2}$/i.test(name)) {
      out.pop();
      if (last) out.push("");
    } else if (/^(\.|%2e)$/i.test(name)) {
      if (last) out.push("");
    } else out.push(name);
  });
  return `/${out.join("/")}`;
}

function parse(input: string, base: Parts | null): Parts | null {
  const text = input.trim().replace(/[\t\n\r]/g, "");
  const [, beforeHash = "", hash = ""] = /^([^#]*)(#.*)?$/s.exec(text) ?? [];
  const [, beforeQuery = "", search = ""] = /^([^?]*)(\?.*)?$/s.exec(beforeHash) ?? [];
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*:)(.*)$/s.exec(beforeQuery);
  if (!scheme) return base?.slashes ? relative(beforeQuery, search, hash, base) : null;
  const protocol = scheme[1]!.toLowerCase();
  const special = isSpecial(protocol);
  const rest = special ? scheme[2]!.replace(/\\/g, "/") : scheme[2]!;
  const tail = { search: tidy(search, encodeQuery), hash: tidy(hash, encodeHash) };
  if (!special && !rest.startsWith("//")) {
    return { protocol, username: "", password: "", hostname: "", port: "", pathname: rest, ...tail, slashes: false };
  }
  if (protocol === "file:") return authority(protocol, rest.replace(/^(?!\/\/)\/?/, "///"), tail);
  return authority(protocol, special ? rest.replace(/^\/*/, "//") : rest, tail);
}

const tidy = (text: string, encode: (text: string) => string) =>
  text.length > 1 ? text[0] + encode(text.slice(1)) : "";

function authority(protocol: string, rest: string, tail: { search: string; hash: string }): Parts | null {
  const found = /^\/\/(?:([^/]*)@)?(\[[0-9A-Fa-f:.]+\]|[^/:]*)(?::(\d*))?(\/.*)?$/s.exec(rest);
  if (!found) return null;
  const [, credentials = "", host = "", portText = "", path = ""] = found;
  const special = isSpecial(protocol);
  const hostname = special ? decodeLoosely(host).toLowerCase() : host;
  if (special && protocol !== "file:" && hostname === "") return null;
  if (/[\s#%<>?@\\^|]/.test(hostname)) return null;
  if (hostname.startsWith("[") && !isIpv6(hostname.slice(1, -1))) return null;
  if (portText !== "" && Number(portText) > 65535) return null;
  const port = portText === "" ? "" : String(Number(portText));
  const cut = credentials.indexOf(":");
  return {
    protocol,
    username: cut < 0 ? credentials : credentials.slice(0, cut),
    password: cut < 0 ? "" : credentials.slice(cut + 1),
    hostname,
    port: port === PORTS[protocol] ? "" : port,
    pathname: special || path ? normalisePath(encodePath(path || "/")) : "",
    ...tail,
    slashes: true,
  };
}

/** Eight groups of hex digits, some of which may be replaced by "::"; an IPv4 address may be the last two. */
function isIpv6(text: string): boolean {
  const [head = "", tail, more] = text.split("::");
  if (more !== undefined) return false;
  const groups = [head, tail ?? ""].flatMap((part) => (part === "" ? [] : part.split(":")));
  const isByte = (part: string) => /^\d{1,3}$/.test(part) && Number(part) < 256;
  const last = groups[groups.length - 1]?.split(".") ?? [];
  const endsInIpv4 = last.length === 4 && last.every(isByte);
  const hex = endsInIpv4 ? groups.slice(0, -1) : groups;
  const count = hex.length + (endsInIpv4 ? 2 : 0);
  return hex.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) && (tail === undefined ? count === 8 : count < 8);
}

function relative(path: string, search: string, hash: string, base: Parts): Parts | null {
  const text = isSpecial(base.protocol) ? path.replace(/\\/g, "/") : path;
  const tail = { search: tidy(search, encodeQuery), hash: tidy(hash, encodeHash) };
  if (text.startsWith("//")) return authority(base.protocol, text, tail);
  if (text === "") return { ...base, search: search ? tail.search : base.search, hash: tail.hash };
  const joined = text.startsWith("/") ? text : base.pathname.replace(/[^/]*$/, "") + text;
  return { ...base, pathname: normalisePath(encodePath(joined)), ...tail };
}

export class WebUrl {
  #parts: Parts;
  #params: WebUrlSearchParams | null = null;

  constructor(input: unknown, base?: unknown) {
    const from = base === undefined ? null : parse(String(base), null);
    const parts = base !== undefined && from === null ? null : parse(String(input), from);
    if (parts === null) throw new TypeError("Invalid URL");
    this.#parts = parts;
  }
  static canParse(input: unknown, base?: unknown): boolean {
    try {
      new WebUrl(input, base);
      return true;
    } catch {
      return false;
    }
  }
  static parse(input: unknown, base?: unknown): WebUrl | null {
    return WebUrl.canParse(input, base) ? new WebUrl(input, base) : null;
  }
  #change(change: Partial<Parts>): void {
    this.#parts = { ...this.#parts, ...change };
  }
  get href(): string {
    const { protocol, slashes, username, password, pathname, search, hash } = this.#parts;
    const credentials = username || password ? `${username}${password ? `:${password}` : ""}@` : "";
    return `${protocol}${slashes ? `//${credentials}${this.host}` : ""}${pathname}${search}${hash}`;
  }
  set href(value: string) {
    const parts = parse(String(value), null);
    if (parts === null) throw new TypeError("Invalid URL");
    this.#parts = parts;
    this.#params = null;
  }
  get origin(): string {
    return this.#parts.protocol in PORTS ? `${this.#parts.protocol}//${this.host}` : "null";
  }
  get protocol(): string {
    return this.#parts.protocol;
  }
  set protocol(value: string) {
    this.#change({ protocol: `${String(value).replace(/:.*$/s, "").toLowerCase()}:` });
  }
  get username(): string {
    return this.#parts.username;
  }
  set username(value: string) {
    this.#change({ username: encodeURIComponent(value) });
  }
  get password(): string {
    return this.#parts.password;
  }
  set password(value: string) {
    this.#change({ password: encodeURIComponent(value) });
  }
  get host(): string {
    return this.#parts.hostname + (this.#parts.port ? `:${this.#parts.port}` : "");
  }
  set host(value: string) {
    const [hostname = "", port = ""] = String(value).split(":");
    this.#change({ hostname: hostname.toLowerCase(), port: port === PORTS[this.protocol] ? "" : port });
  }
  get hostname(): string {
    return this.#parts.hostname;
  }
  set hostname(value: string) {
    this.#change({ hostname: String(value).toLowerCase() });
  }
  get port(): string {
    return this.#parts.port;
  }
  set port(value: string) {
    this.#change({ port: String(value) === PORTS[this.protocol] ? "" : String(value) });
  }
  get pathname(): string {
    return this.#parts.pathname;
  }
  set pathname(value: string) {
    this.#change({ pathname: normalisePath(encodePath(`/${String(value).replace(/^\//, "")}`)) });
  }
  get search(): string {
    return this.#parts.search;
  }
  set search(value: string) {
    const text = String(value);
    this.#change({ search: text === "" || text === "?" ? "" : `?${encodeQuery(text.replace(/^\?/, ""))}` });
    this.#params = null;
  }
  get hash(): string {
    return this.#parts.hash;
  }
  set hash(value: string) {
    const text = String(value);
    this.#change({ hash: text === "" || text === "#" ? "" : `#${encodeHash(text.replace(/^#/, ""))}` });
  }
  get searchParams(): WebUrlSearchParams {
    this.#params ??= new WebUrlSearchParams(this.search, () => {
      const text = String(this.#params);
      this.#change({ search: text === "" ? "" : `?${text}` });
    });
    return this.#params;
  }
  toString(): string {
    return this.href;
  }
  toJSON(): string {
    return this.href;
  }
}
