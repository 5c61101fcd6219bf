/** Pages that a text may link to. Excludes files, exports and URLs with a secret or an effect. */
const PAGES = /^\/(?:exercises|lessons|submissions|learn|mentor|cohorts|programmes)(?:\/[\w-]+)*\/?$/;
const FILES = /\/(?:exports?|events|work)(?:\/|$)/;

/**
 * Whether a text may contain this link: to any other site, to a place in the text itself, or to an ordinary page of
 * ours.
 */
export function mayLinkTo(href: unknown, origin: string): boolean {
  if (typeof href !== "string") return false;
  if (href.startsWith("#")) return true;
  const here = URL.canParse(origin) ? origin : "http://here.invalid";
  if (!URL.canParse(href, here)) return false;
  const { host, pathname, search } = new URL(href, here);
  if (host !== new URL(here).host) return true;
  return search === "" && PAGES.test(pathname) && !FILES.test(pathname);
}
