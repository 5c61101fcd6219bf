import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { codeHtml } from "./code-text";
import { diffLines } from "./compare";
import { DiffTable } from "./diff";
import { segmentsOf } from "./diff-lines";
import { ShareRows } from "./most-rows";

describe("codeHtml", () => {
  it("highlights code, and escapes markup", () => {
    const tokens = [{ text: "if ", tone: "word" }, { text: '(a < b && "</span><script>")' }] as const;
    expect(codeHtml(tokens).__html).toBe(
      '<span class="k">if </span>(a &lt; b &amp;&amp; &quot;&lt;/span&gt;&lt;script&gt;&quot;)',
    );
    expect(codeHtml([]).__html).toBe(" ");
  });

  it("links a name to its definition, without a tab stop", () => {
    const tokens = [
      { text: "a", tone: "name", to: 'new:1:"&.ts' },
      { text: "b", id: "new:2:a.ts" },
    ] as const;
    expect(codeHtml(tokens).__html).toBe(
      '<a href="#new:1:&quot;&amp;.ts" tabindex="-1" class="f">a</a><span id="new:2:a.ts">b</span>',
    );
  });
});

describe("DiffTable", () => {
  const lines = diffLines("a\nb\nc\n", "a\nB\nc\n");
  const textOf = (html: string, id: string) =>
    new RegExp(`id="${id}"[^>]*>(.*?)</(td|button)>`).exec(html)![1]!.replace(/<[^>]*>/g, "");
  const draw = (layout: "unified" | "split", part = {}) =>
    renderToStaticMarkup(
      <DiffTable caption="a.ts" lines={lines} segments={segmentsOf(lines)} layout={layout} {...part} />,
    );

  it("is a table with a caption and headers; signs have text alternatives", () => {
    const html = draw("unified");
    expect(html).toContain("<caption");
    expect(html.match(/scope="col"/g)).toHaveLength(4);
    expect(html).toContain('<span class="vh">deleted</span>');
    expect(html).not.toContain("<button");
    expect(draw("split").match(/scope="col"/g)).toHaveLength(6);
  });

  it("makes numbers buttons, only one of which is a tab stop", () => {
    for (const layout of ["unified", "split"] as const) {
      const html = draw(layout, { pick: { file: "a.ts", stop: { side: "new", line: 2 } } });
      expect(html).toContain('aria-label="Comment on old line 2 of a.ts"');
      expect(html.match(/tabindex="0"/g)).toHaveLength(1);
      expect(html).toMatch(/tabindex="0" [^>]*data-at="new:2"/);
      // The accessible name is the line's code, and then its number.
      const [, names] = /aria-labelledby="([^"]*)"/.exec(html)!;
      expect(names!.split(" ").map((id) => textOf(html, id))).toEqual(["+added", "B", "2"]);
    }
  });

  it("shares the maximum number of rows among several tables, and shows the rest as text", () => {
    const text = Array.from({ length: 1_000 }, (_, n) => `line ${n}`).join("\n");
    const added = diffLines("", text);
    const table = (n: number) => (
      <DiffTable key={n} caption={`${n}.ts`} lines={added} segments={segmentsOf(added)} layout="unified" />
    );
    const html = renderToStaticMarkup(<ShareRows tables={3}>{[0, 1, 2].map(table)}</ShareRows>);
    expect(html.match(/<tr class="add/g)).toHaveLength(1_500);
    expect(html.match(/The last 500 lines, as text/g)).toHaveLength(3);
    expect(html.match(/\+line 999\b/g)).toHaveLength(3);
    // Many tables still have enough rows for any exercise's own file.
    const many = renderToStaticMarkup(<ShareRows tables={20}>{table(0)}</ShareRows>);
    expect(many.match(/<tr class="add/g)).toHaveLength(300);
  });

  it("shows notes under their line", () => {
    const html = draw("unified", {
      below: (line: { new: number | null }) => (line.new === 2 ? { content: "Here.", tone: "now" } : null),
    });
    expect(html).toContain('<tr class="note now"><td colSpan="4">Here.</td></tr>');
  });
});
