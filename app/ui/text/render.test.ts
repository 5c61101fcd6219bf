import { beforeAll, describe, expect, it } from "vitest";
import { HOSTILE } from "../../../tests/setup/hostile-text";
import { isQuick } from "../../../tests/setup/runs";
import { leastMs, longestBlock, processorMs } from "../../../tests/setup/timing";
import { compareLines } from "../diff/compare";
import { piecesOf } from "../diff/suggestion";
import { renderCode, renderExcerpt, renderExercise, renderPage, renderProse, startRendering } from "./render.server";

beforeAll(() => startRendering(["https://onramp.example"]));

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x3C": "<", "#x26": "&" };
const wordsOf = (html: string) =>
  html.replace(/<[^>]*>/g, "").replace(/&(\w+|#x\w+);/g, (all, name) => ENTITIES[name] ?? all);

/** Takes many seconds on any machine, so that the thread is always terminated. */
const SLOW = HOSTILE["open links"]!(200_000).slice(0, 200_000);
/** A terminated thread takes a second to reload. */
const drawsAgain = () => expect.poll(() => renderProse("so `a`"), { timeout: 20_000 }).toBe("<p>so <code>a</code></p>");

describe("user text", () => {
  it.each(Object.entries(HOSTILE))("is rendered, or shown as its source, in time: %s", async (_, make) => {
    const text = make(10_000);
    // Measure only once, because rendering a text that failed costs nothing the next time.
    const begun = performance.now();
    const blocked = await longestBlock(() => renderProse(text));
    expect(performance.now() - begun).toBeLessThan(1_500);
    expect(blocked).toBeLessThan(400);
  });

  it.each([
    ["Use `total`, **not** [this](https://a.example):\n\n- one\n- two", "Use total, not this: one two"],
    ["# A <b>head</b>\n```ts\nconst a = 1;\n```", "A <b>head</b> const a = 1;"],
    ["> ".repeat(2_000), `${"> ".repeat(100).trimEnd()}…`],
    ["🙂".repeat(201), `${"🙂".repeat(200)}…`],
    ["🙂".repeat(200), "🙂".repeat(200)],
  ])("gives the first words on one line, for an excerpt (%#)", async (text, words) => {
    expect(await renderExcerpt(text)).toBe(words);
  });

  it.each([
    "> ".repeat(200),
    `${">".repeat(1_700)}and twenty more letters`,
    `${"|a".repeat(900)}|\n${"|-".repeat(900)}|\n${"|\n".repeat(3_000)}`,
  ])("is shown in full if it is too deep or too large to render (%#)", async (text) => {
    const html = await renderProse(`${text} <b>so</b>`);
    expect(html).toMatch(/^<p class="as-written">[^<]*<\/p>$/);
    expect(wordsOf(html)).toBe(`${text} <b>so</b>`);
  });

  it("is rendered again after a text that failed, which costs nothing the next time", async () => {
    expect(await renderProse(SLOW)).toMatch(/^<p class="as-written">/);
    // Wait, because loading another thread adds to the CPU time of this process.
    await drawsAgain();
    const begun = processorMs();
    const html = await renderProse(SLOW);
    expect(processorMs() - begun).toBeLessThan(100);
    expect(html).toMatch(/^<p class="as-written">/);
    expect(wordsOf(html)).toBe(SLOW);
  });

  it("loses no character of code that takes too long", async () => {
    const code = Array.from({ length: 200 }, () => "(a:".repeat(400)).join("\n");
    const lines = await renderCode(code, "typescript");
    expect(lines.map((line) => line.map(({ text }) => text).join("")).join("\n")).toBe(code);
  });

  it("waits only for its own turn", async () => {
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => renderCode(`${i} ${"(a:".repeat(600)}\n`.repeat(40), "typescript")),
    );
    expect(performance.now() - begun).toBeLessThan(1_500);
  });
});

it.skipIf(isQuick)("a page renders a limited amount of user text, and shows the rest as its source", async () => {
  await drawsAgain();
  const page = renderPage();
  const linked = "[a](https://example.org/b) ".repeat(150);
  const drawn = await Promise.all(Array.from({ length: 60 }, () => page.prose(linked)));
  const asWritten = drawn.filter((html) => html.startsWith('<p class="as-written">'));
  expect(asWritten.length).toBeGreaterThan(30);
  expect(drawn.length - asWritten.length).toBeGreaterThan(3);
  // A short text still fits.
  expect(await page.prose("so `a`")).toBe("<p>so <code>a</code></p>");

  const code = 'let a = 1, b = "c";\n'.repeat(1_000);
  const toned = await Promise.all(Array.from({ length: 4 }, () => page.code(code, "typescript")));
  const runs = toned.map((lines) => lines.reduce((sum, line) => sum + line.length, 0));
  expect(runs.reduce((sum, count) => sum + count, 0)).toBeLessThan(25_000);
  for (const lines of toned) expect(lines.map((line) => line.map(({ text }) => text).join("")).join("\n")).toBe(code);
});

it("an exercise's own text is highlighted and rendered", async () => {
  await expect
    .poll(() => renderExercise<string>({ as: "prose", text: "# So\n\n`a`" }), { timeout: 20_000 })
    .toBe("<h3>So</h3>\n<p><code>a</code></p>");
});

describe("work on the web server's own thread", () => {
  it.each(Object.entries(HOSTILE))("splits a comment quickly: %s", async (_, make) => {
    expect(await leastMs(() => piecesOf(make(10_000)))).toBeLessThan(150);
  });

  it("compares two texts of 6,000 lines quickly, and loses no line", async () => {
    const text = (name: string, like: number) =>
      Array.from({ length: 6_000 }, (_, i) => (i % like === 0 ? "same" : `${name} ${(i * i) % 97}`));
    for (const like of [2, 3, 7, 10_000]) {
      const [before, after] = [text("a", like), text("b", like)];
      const parts = compareLines(before, after);
      expect(await leastMs(() => compareLines(before, after))).toBeLessThan(500);
      expect(parts.flatMap(({ type, lines }) => (type === "add" ? [] : lines))).toEqual(before);
      expect(parts.flatMap(({ type, lines }) => (type === "del" ? [] : lines))).toEqual(after);
    }
  });
});
