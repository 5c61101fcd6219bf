import type { PortfolioView } from "~/cohort/own/portfolio";
import type { Dress } from "~/ui/text/dressed";
import { renderExcerpt, renderPage } from "~/ui/text/render.server";

/** Replaces each piece of Markdown that mentors or the learner wrote. Each piece has its own name in the portfolio. */
async function replaceTexts(
  bare: PortfolioView,
  replace: (text: string, name: string) => Promise<string>,
): Promise<PortfolioView> {
  const replaced = async <T extends { readonly text: string }>(one: T, name: string): Promise<T> => {
    return { ...one, text: await replace(one.text, name) };
  };
  const said = bare.said.map((one, place) => replaced(one, `said-${place}`));
  const works = bare.works.map(async (work, place) => {
    if ("isCovered" in work) return work;
    const findings = work.findings.map((finding, i) => replaced(finding, `work-${place}-${i}`));
    return { ...work, findings: await Promise.all(findings) };
  });
  return { ...bare, said: await Promise.all(said), works: await Promise.all(works) };
}

/** Shortens each piece of Markdown in a portfolio to its first words, as the printed page shows them. */
export const shortenPortfolio = (bare: PortfolioView): Promise<PortfolioView> => replaceTexts(bare, renderExcerpt);

/** Returns a portfolio with its Markdown shortened to the first words, and the full Markdown as HTML. */
export async function dressPortfolio(bare: PortfolioView): Promise<{ view: PortfolioView; prose: Dress["prose"] }> {
  const page = renderPage();
  const prose: Record<string, string> = {};
  const view = await replaceTexts(bare, async (text, name) => {
    prose[name] = await page.prose(text);
    return renderExcerpt(text);
  });
  return { view, prose };
}
