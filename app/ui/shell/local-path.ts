/** Placeholder for this site's origin: a domain that cannot exist. */
const HERE = "http://here.invalid";

/**
 * Returns the path to return to, from a form or a query, if it is on this site; otherwise the fallback. Refuses
 * anything that a browser would read as another site's URL ("//host", "/\\host", "/..//host", a scheme). Non-ASCII
 * characters, which headers cannot contain, are encoded.
 */
export function localPath(to: FormDataEntryValue | null | undefined, fallback: string): string {
  if (typeof to !== "string" || !/^\/(?![/\\])/.test(to)) return fallback;
  // Browsers remove tabs and line ends inside a URL: "/\t/host" is "//host".
  if (/[\u0000-\u001f\\]/.test(to)) return fallback;
  const url = URL.canParse(to, HERE) ? new URL(to, HERE) : null;
  if (url?.origin !== HERE || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}

/** The start page. It shows visitors the home page, and redirects everyone else to the page for their role. */
export const START = "/";

/** The first page for a new account: the welcome tour, unless the person was on the way to another page. */
export const afterSignUp = (to: string): string => (to === START || to === "/learn" ? "/welcome" : to);
