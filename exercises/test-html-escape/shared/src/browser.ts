/** What a browser makes of HTML: just enough of it for the texts and elements that the portal writes. */

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The text that a browser shows for a piece of HTML. Tags are not shown. */
export function shown(html: string): string {
  return decoded(html.replace(/<[^>]*>/g, ""));
}

export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text between the tags. */
  readonly content: string;
}

/** Reads one element with nothing but text in it. Throws if there is anything else: before, after or inside. */
export function readElement(html: string): ReadElement {
  const name = /^<([a-z][a-z0-9]*)/.exec(html)?.[1];
  if (!name) throw new Error(`No element: ${html}`);
  const attribute = /\s+([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?/y;
  attribute.lastIndex = name.length + 1;
  const attributes: Record<string, string> = {};
  let at = attribute.lastIndex;
  for (let found = attribute.exec(html); found; found = attribute.exec(html)) {
    const [, key = "", double, single, bare] = found;
    // The first of several counts, in browsers too.
    attributes[key] ??= decoded(double ?? single ?? bare ?? "");
    at = attribute.lastIndex;
  }
  const end = `</${name}>`;
  if (html[at] !== ">" || !html.endsWith(end)) throw new Error(`Not one element: ${html}`);
  const inside = html.slice(at + 1, -end.length);
  if (inside.includes("<")) throw new Error(`More than text inside: ${html}`);
  return { name, attributes, content: decoded(inside) };
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return NAMED[name] ?? whole;
  });
}
