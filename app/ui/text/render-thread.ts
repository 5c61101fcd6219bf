import { parentPort, workerData } from "node:worker_threads";
import { highlight } from "./highlight";
import { markdownToHtml, markdownToWords } from "./markdown";
import type { Task } from "./render-thread.server";

/**
 * The thread started by `render.server.ts`: renders Markdown and highlights code, one text after another. It is
 * terminated if a text takes too long, so it keeps no state.
 */

const { origins } = workerData as { origins: readonly string[] };
const port = parentPort!;

/**
 * Code that is highlighted once at the start. A grammar compiles its rules on first use, and no page should wait for
 * this.
 */
const CODE = [
  'import { a, type B } from "./c";',
  "export default abstract class C<T extends B = never> extends D implements E {",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the string is code to be highlighted
  "  static readonly #f: Map<string, number[]> = new Map([[`g ${1 + 0x2f}`, [1.5e3, 2n]]]);",
  "  constructor(private h?: () => void) { super(); this.h?.(); }",
  "  async *i({ j = null, ...k }: Record<string, unknown>, [l]: T[]): AsyncGenerator<void> { for await (const m of l) yield m; }",
  "  get n(): boolean { return !/[a-z]+(?<o>x)\\d/giu.test('p') && typeof q !== 'undefined' || r instanceof S; }",
  "}",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the string is code to be highlighted
  "enum U { V = 1, W } interface X<Y> { (z: Y): asserts z is NonNullable<Y>; [key: string]: any } type Z = keyof typeof U | `a${string}`;",
  "/** @param a - b */ function aa(this: void) { switch (a) { case 1: break; default: throw new Error(b as never) } } // so",
  "try { await import('x') } catch (e) { delete e.x; } finally { let y = x ? y : (z) => ({ ...z })!; while (true) do { y ??= 1 } while (y < 2) }",
  'it.each([["a", { b: 1 }]] as const)("%s", async (t) => expect(t).toEqual(expect.any(String)));',
].join("\n");

const WARM =
  "```ts\nexport async function go<T>(a: T[], b = `x`): Promise<void> { return a?.[0]; } // so\n```\n\n> - *a* **b** [c](/d)";

const draw = ({ as, text, toneMs }: Task) =>
  as === "prose"
    ? markdownToHtml(text, origins, toneMs)
    : as === "words"
      ? markdownToWords(text)
      : highlight(text, as, toneMs);

port.on("message", (task: Task) => {
  draw(task).then(
    (value) => port.postMessage({ value }),
    // If the text is too deep or too large, or the stack overflows, the page shows the source text.
    () => port.postMessage({ value: null }),
  );
});

// The first text loads the grammars and is slow, so no page waits for it.
const warm = ["prose", "typescript", "tsx", "json"].map((as) => draw({ as, text: as === "prose" ? WARM : CODE }));
Promise.all(warm).then(() => port.postMessage("ready"));
