import type { PortfolioView } from "~/cohort/own/portfolio";
import type { Dress } from "~/ui/text/dressed";
import { renderExcerpt, renderPage } from "~/ui/text/render.server";

/**
 * A portfolio with the Markdown that mentors and its learner wrote as HTML. The texts themselves become their first
 * words, for the printed page, which shows two lines of each.
 */
export async function dressPortfolio(bare: PortfolioView): Promise<{ view: PortfolioView; prose: Dress["prose"] }> {
  const page = renderPage();
  const prose: Record<string, string> = {};
  async function dressed<T extends { readonly text: string }>(name: string, one: T): Promise<T> {
    prose[name] = await page.prose(one.text);
    return { ...one, text: await renderExcerpt(one.text) };
  }
  const said = await Promise.all(bare.said.map((one, place) => dressed(`said-${place}`, one)));
  const works = await Promise.all(
    bare.works.map(async (work, place) => {
      if ("isCovered" in work) return work;
      const findings = work.findings.map((finding, i) => dressed(`work-${place}-${i}`, finding));
      return { ...work, findings: await Promise.all(findings) };
    }),
  );
  return { view: { ...bare, said, works }, prose };
}
