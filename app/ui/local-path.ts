/**
 * A path on this site to go back to, from a form or a query, or the fallback. Refuses anything that a browser would
 * read as another site's address ("//host", "/\\host", a scheme).
 */
export function localPath(to: FormDataEntryValue | null | undefined, fallback: string): string {
  if (typeof to !== "string" || !/^\/(?![/\\])/.test(to)) return fallback;
  // Browsers drop tabs and line ends inside an address: "/\t/host" is "//host".
  return /[\u0000-\u001f\\]/.test(to) ? fallback : to;
}
