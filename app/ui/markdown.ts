import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype, { type Options as RehypeOptions } from "remark-rehype";
import { unified } from "unified";
import { nameHidden } from "./hidden-signs";
import { highlight, type Tone } from "./highlight";

const TONE_CLASS: Readonly<Record<Tone, string>> = { word: "k", text: "t", name: "f", note: "o" };
/** The tree that the sanitiser gives. */
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

/** A text's own headings stand under the page's h2: the highest one that it has becomes this. */
const HIGHEST_HEADING = 3;

/** Code in a text shows what it hides, as code does everywhere. */
function nameHiddenIn({ children }: Element): void {
  for (const child of children) if (child.type === "text") child.value = nameHidden(child.value);
}

/** Code blocks in the product's tones. After sanitising: what it adds is ours. */
function toneCode() {
  return async (tree: Root) => {
    const blocks: Element[] = [];
    const headings: { node: Element; level: number }[] = [];
    const visit = (node: Root | ElementContent) => {
      if (node.type !== "root" && node.type !== "element") return;
      if (node.type === "element") {
        const level = /^h([1-6])$/.exec(node.tagName)?.[1];
        if (level) headings.push({ node, level: Number(level) });
        // Other people's texts hold links: they get neither our rank nor a handle on our window.
        if (node.tagName === "a") node.properties = { ...node.properties, rel: ["nofollow", "noopener"] };
        if (node.tagName === "code") nameHiddenIn(node);
        if (node.tagName === "pre") {
          node.properties = { ...node.properties, tabIndex: 0 };
          const code = node.children.find((child): child is Element => child.type === "element");
          if (code) blocks.push(code);
        }
      }
      for (const child of node.children) visit(child as ElementContent);
    };
    visit(tree);
    const highest = Math.min(...headings.map(({ level }) => level));
    for (const { node, level } of headings) node.tagName = `h${Math.min(6, level - highest + HIGHEST_HEADING)}`;
    for (const code of blocks) {
      const text = code.children.map((child) => (child.type === "text" ? child.value : "")).join("");
      const name = [code.properties?.className].flat().find((n) => String(n).startsWith("language-"));
      const lines = await highlight(text, LANGUAGES[String(name).slice("language-".length)] ?? "plain");
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

/**
 * HTML as the words that it is: nothing runs, and nobody's sentence loses the type of a `Promise<string>` or the tag that
 * it is about.
 */
const htmlAsWords: NonNullable<NonNullable<RehypeOptions["handlers"]>["html"]> = (
  _state,
  { value }: { value: string },
  parent,
) => {
  const words = { type: "text" as const, value };
  const isWithin = parent?.type !== "root" && parent?.type !== "blockquote" && parent?.type !== "listItem";
  return isWithin ? words : { type: "element" as const, tagName: "p", properties: {}, children: [words] };
};

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { handlers: { html: htmlAsWords } })
  .use(rehypeSanitize)
  .use(toneCode)
  .use(rehypeStringify);

/** Markdown to safe HTML: raw HTML as words, no script, no foreign scheme. On the server only. Draw it with `Prose`. */
export async function markdownToHtml(text: string): Promise<string> {
  return String(await processor.process(text));
}
