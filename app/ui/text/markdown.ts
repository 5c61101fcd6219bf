import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype, { type Options as RehypeOptions } from "remark-rehype";
import { unified } from "unified";
import { isEntangled } from "./entangled";
import { nameHidden } from "./hidden-signs";
import { highlight } from "./highlight";
import { mayLinkTo } from "./own-links";
import type { Tone } from "./tones";

const TONE_CLASS: Readonly<Record<Tone, string>> = { word: "k", text: "t", name: "f", note: "o" };
/** The sanitiser's output tree. */
type Root = Parameters<ReturnType<typeof rehypeSanitize>>[0];
type Element = Extract<Root["children"][number], { type: "element" }>;
type ElementContent = Element["children"][number];

const LANGUAGES: Readonly<Record<string, string>> = {
  ts: "typescript",
  typescript: "typescript",
  js: "typescript",
  javascript: "typescript",
  tsx: "tsx",
  jsx: "tsx",
  json: "json",
};

/** The level of a text's highest headings, because these headings are below the page's h2. */
const HIGHEST_HEADING = 3;

/**
 * The maximum depth of nested quotes and lists. No one reads deeper nesting, and each level slows every reader's
 * browser.
 */
const MOST_DEEP = 60;
/** The maximum number of nodes. A table of 1,000 columns pads each row, so 10 kB of text would become 14 MB. */
const MOST_NODES = 20_000;

/** Yields every element of the tree with its depth. Not recursive, so that no depth overflows the stack. */
function* elementsOf(tree: Root): Generator<{ node: Element; depth: number; isInLink: boolean }> {
  const open: { node: Root | Element; depth: number; isInLink: boolean }[] = [
    { node: tree, depth: 0, isInLink: false },
  ];
  for (let at = open.pop(); at; at = open.pop()) {
    const { node, depth } = at;
    if (node.type === "element") yield at as { node: Element; depth: number; isInLink: boolean };
    const isInLink = at.isInLink || (node.type === "element" && node.tagName === "a");
    for (const child of node.children.toReversed())
      if (child.type === "element") open.push({ node: child, depth: depth + 1, isInLink });
  }
}

const tooMuch = () => new Error("This text is too deeply nested or too large to show.");

/** Refuses a tree that is too deep or too large to show. */
function boundTree() {
  return (tree: Root) => {
    let nodes = 0;
    for (const { depth } of elementsOf(tree)) if (depth > MOST_DEEP || ++nodes > MOST_NODES) throw tooMuch();
  };
}

/**
 * Turns images into links with their description. The reader's browser would load an image automatically, with the
 * reader's cookie if the image is on our own server.
 */
function imagesAsLinks() {
  return (tree: Root) => {
    for (const { node, isInLink } of elementsOf(tree)) {
      if (node.tagName !== "img") continue;
      const { src, alt } = node.properties;
      node.tagName = isInLink ? "span" : "a";
      node.properties = isInLink ? {} : { href: src };
      node.children = [{ type: "text", value: String(alt || src || "") }];
    }
  };
}

/** GitHub's sanitising rules, without anything that loads automatically. */
const SCHEMA = {
  ...defaultSchema,
  tagNames: defaultSchema.tagNames!.filter((name) => !["img", "picture", "source"].includes(name)),
};

/** Makes hidden characters visible in a text's code, as in all other code. */
function nameHiddenIn({ children }: Element): void {
  for (const child of children) if (child.type === "text") child.value = nameHidden(child.value);
}

/** Keeps links in users' texts from raising a search rank, accessing our window, or pointing to our files. */
function boundLink(node: Element, origins: readonly string[]): void {
  if (mayLinkTo(node.properties.href, origins)) {
    node.properties = { ...node.properties, rel: ["nofollow", "noopener"] };
    return;
  }
  node.tagName = "span";
  node.properties = {};
}

/** Highlights code blocks. It runs after sanitising, because the markup that it adds is ours. */
function toneCode(origins: readonly string[], toneMs?: number) {
  return async (tree: Root) => {
    const blocks: Element[] = [];
    const headings: { node: Element; level: number }[] = [];
    for (const { node } of elementsOf(tree)) {
      const level = /^h([1-6])$/.exec(node.tagName)?.[1];
      if (level) headings.push({ node, level: Number(level) });
      if (node.tagName === "a") boundLink(node, origins);
      if (node.tagName === "code") nameHiddenIn(node);
      if (node.tagName === "pre") {
        node.properties = { ...node.properties, tabIndex: 0 };
        const code = node.children.find((child): child is Element => child.type === "element");
        if (code) blocks.push(code);
      }
    }
    const highest = headings.reduce((least, { level }) => Math.min(least, level), 6);
    for (const { node, level } of headings) node.tagName = `h${Math.min(6, level - highest + HIGHEST_HEADING)}`;
    for (const code of blocks) {
      const text = code.children.map((child) => (child.type === "text" ? child.value : "")).join("");
      const name = [code.properties?.className].flat().find((n) => String(n).startsWith("language-"));
      const lines = await highlight(text, LANGUAGES[String(name).slice("language-".length)] ?? "plain", toneMs);
      code.children = lines.flatMap((line, i): ElementContent[] => [
        ...(i > 0 ? [{ type: "text" as const, value: "\n" }] : []),
        ...line.map((token): ElementContent => {
          const text = { type: "text" as const, value: token.text };
          if (!token.tone) return text;
          return {
            type: "element",
            tagName: "span",
            properties: { className: [TONE_CLASS[token.tone]] },
            children: [text],
          };
        }),
      ]);
    }
  };
}

/** Shows HTML as text: nothing runs, and texts keep the tags and types that they mention, as in `Promise<string>`. */
const htmlAsWords: NonNullable<NonNullable<RehypeOptions["handlers"]>["html"]> = (
  _state,
  { value }: { value: string },
  parent,
) => {
  const words = { type: "text" as const, value };
  const isWithin = parent?.type !== "root" && parent?.type !== "blockquote" && parent?.type !== "listItem";
  return isWithin ? words : { type: "element" as const, tagName: "p", properties: {}, children: [words] };
};

const parser = unified().use(remarkParse).use(remarkGfm).freeze();
const drawing = (origins: readonly string[], toneMs?: number) =>
  unified()
    .use(remarkGfm)
    .use(remarkRehype, { handlers: { html: htmlAsWords } })
    .use(boundTree)
    .use(imagesAsLinks)
    .use(rehypeSanitize, SCHEMA)
    .use(toneCode, origins, toneMs)
    .use(rehypeStringify)
    .freeze();

/**
 * Renders Markdown to safe HTML: raw HTML as text, no script, no image, no unsafe URL scheme, no link to a file of the
 * installation at `origins`. Rejects a text that is too deeply nested or too large. Some texts take seconds: pages use
 * `render.server.ts`, which renders on a separate thread with a time limit. `toneMs`: time limit for highlighting each
 * code block.
 */
export async function markdownToHtml(text: string, origins: readonly string[] = [], toneMs?: number): Promise<string> {
  if (isEntangled(text)) throw tooMuch();
  const processor = drawing(origins, toneMs);
  // Don't use `process`, whose compiler may throw unhandled errors after an asynchronous step. They would end this
  // process.
  const tree = await processor.run(parser.parse(text));
  return processor.stringify(tree);
}

/** Elements after which a page starts a new line. */
const BLOCKS = new Set(["paragraph", "heading", "code", "tableCell", "listItem", "break"]);
interface Part {
  readonly type: string;
  readonly value?: string;
  readonly alt?: string | null;
  readonly children?: readonly Part[];
}

/** A Markdown text's words on one line, without markup, for an excerpt. Rejects the same texts as `markdownToHtml`. */
export async function markdownToWords(text: string): Promise<string> {
  if (isEntangled(text)) throw tooMuch();
  let words = "";
  let nodes = 0;
  const open: Part[] = [parser.parse(text) as Part];
  for (let part = open.pop(); part; part = open.pop()) {
    if (++nodes > MOST_NODES) throw tooMuch();
    words += (BLOCKS.has(part.type) ? " " : "") + (part.value ?? part.alt ?? "");
    for (const child of (part.children ?? []).toReversed()) open.push(child);
  }
  return nameHidden(words.replace(/\s+/g, " ").trim());
}
