import { describe, expect, it } from "vitest";
import { markdownToHtml } from "./markdown";

describe("markdownToHtml", () => {
  it("renders ordinary texts", async () => {
    const html = await markdownToHtml("Adds `go()`.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
    expect(html).toContain("<code>go()</code>");
    expect(html).toContain("<li>one</li>");
    expect(html).toContain("<td>1</td>");
  });

  it("marks links, so that they can't raise a site's search rank or access our window", async () => {
    expect(await markdownToHtml("[x](https://example.org) and https://example.com")).toBe(
      '<p><a href="https://example.org" rel="nofollow noopener">x</a> and <a href="https://example.com" rel="nofollow noopener">https://example.com</a></p>',
    );
  });

  it("loads nothing automatically: an image becomes a link with its description", async () => {
    expect(await markdownToHtml("![a picture](https://example.org/a.png) ![](https://example.org/b.png)")).toBe(
      '<p><a href="https://example.org/a.png" rel="nofollow noopener">a picture</a> <a href="https://example.org/b.png" rel="nofollow noopener">https://example.org/b.png</a></p>',
    );
    expect(await markdownToHtml("[![so](/a.png)](https://example.org)")).toBe(
      '<p><a href="https://example.org" rel="nofollow noopener"><span>so</span></a></p>',
    );
    expect(await markdownToHtml("![a][b]\n\n[b]: /cohorts/1/exports/cohort.json")).toBe("<p><span>a</span></p>");
  });

  const HOME = ["https://onramp.example", "https://intranet.example:8443"];
  it.each([
    "/cohorts/c1/exports/cohort.json",
    "/cohorts/c1/exports",
    "/cohorts/../cohorts/c1/exports/cohort.json",
    "//onramp.example/me/data/export",
    "https://onramp.example/me/data/export",
    "HTTPS://ONRAMP.EXAMPLE:443/exports/token/cohort.csv",
    "https://intranet.example:8443/me/data/export",
    "/exports/token/cohort.csv",
    "/mail/off/token",
    "/reset/token",
    "/join/token",
    "/sign-out",
    "/submissions/s1/events",
    "/learn?do=so",
    "../../me/data/export",
    "/%6de/data/export",
    "\\\\onramp.example/me/data/export",
  ])("does not link to our files, secrets or actions: %s", async (address) => {
    expect(await markdownToHtml(`[so](<${address}>) ![so](<${address}>)`, HOME)).not.toContain("href");
  });

  it.each([
    "/exercises/vat-rounding",
    "/submissions/s1#t-1",
    "https://onramp.example/learn",
    "https://intranet.example:8443/learn",
    "https://elsewhere.example/exports/a.csv?b=c",
    "mailto:ana@example.org",
  ])("links to pages, ours or others': %s", async (address) => {
    expect(await markdownToHtml(`[so](${address})`, HOME)).toContain(`href="${address}" rel="nofollow noopener"`);
  });

  it.each([300, 1_700, 20_000])("refuses %i nested quotes, and survives", async (depth) => {
    await expect(markdownToHtml(`${">".repeat(depth)}and twenty more letters`)).rejects.toThrow();
  });

  it("puts headings below the page's own, whatever their level", async () => {
    expect(await markdownToHtml("# One\n\n## Two")).toBe("<h3>One</h3>\n<h4>Two</h4>");
    expect(await markdownToHtml("### One\n\n#### Two\n\n### Three")).toBe("<h3>One</h3>\n<h4>Two</h4>\n<h3>Three</h3>");
  });

  it("highlights code, and loses none of it", async () => {
    const html = await markdownToHtml("```ts\nconst a = 1 < 2;\n\nreturn a;\n```");
    expect(html).toContain('<span class="k">const</span>');
    expect(html.replace(/<[^>]+>/g, "").trim()).toBe("const a = 1 &#x3C; 2;\n\nreturn a;");
  });

  it.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[x](javascript:alert(1))",
    '<a href="https://x" style="position:fixed">x</a>',
    "<iframe src='//x'></iframe>",
    "```ts\n</code><script>alert(1)</script>\n```",
  ])("prevents anything from running: %s", async (text) => {
    // Only the markup: text between tags cannot contain an unescaped "<".
    const markup = (await markdownToHtml(text)).replaceAll(/>[^<]*/g, ">");
    expect(markup).not.toMatch(/<script|onerror|javascript:|<iframe|<img|style=/i);
  });

  it("shows HTML as text", async () => {
    expect(await markdownToHtml("A Promise<string>, not <img onerror=x>.")).toBe(
      "<p>A Promise&#x3C;string>, not &#x3C;img onerror=x>.</p>",
    );
    expect(await markdownToHtml("<div>\nthat\n</div>\n\n> <b>so</b>\n\n- <!-- here -->")).toBe(
      [
        "<p>&#x3C;div>\nthat\n&#x3C;/div></p>",
        "<blockquote>\n<p>&#x3C;b>so&#x3C;/b></p>\n</blockquote>",
        "<ul>\n<li>&#x3C;!-- here --></li>\n</ul>",
      ].join("\n"),
    );
  });
});
