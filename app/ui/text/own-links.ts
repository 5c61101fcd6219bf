/** Pages that a text may link to. Excludes files, exports and URLs with a secret or an effect. */
const PAGES = /^\/(?:exercises|lessons|submissions|learn|mentor|cohorts|programmes)(?:\/[\w-]+)*\/?$/;
const FILES = /\/(?:exports?|events|work)(?:\/|$)/;

/**
 * Whether a text may contain this link: to any other site, to a place in the text itself, or to one of our ordinary
 * pages. `origins` are this installation's addresses.
 */
export function mayLinkTo(href: unknown, origins: readonly string[]): boolean {
  if (typeof href !== "string") return false;
  if (href.startsWith("#")) return true;
  const here = [...origins, "http://here.invalid"];
  if (!URL.canParse(href, here[0])) return false;
  const { host, pathname, search } = new URL(href, here[0]);
  if (!here.some((origin) => new URL(origin).host === host)) return true;
  return search === "" && PAGES.test(pathname) && !FILES.test(pathname);
}
