import { useSearchParams } from "@remix-run/react";

/** Short-lived search parameters: they identify a form that was opened, or the result of a change. */
const MOMENTARY = ["change", "corrected", "done", "extend", "remove", "removed", "saved"];

/**
 * Returns the query of a URL for another view of the same page. Keeps the search, filters and page number, but not
 * short-lived parameters. `changes`: parameters to set, or to leave out (null).
 */
export function keptSearch(search: URLSearchParams, changes: Readonly<Record<string, string | null>> = {}): string {
  const params = new URLSearchParams(search);
  for (const name of MOMENTARY) params.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return `?${params}`;
}

/** `keptSearch` for the URL of the current page. */
export function useKeptSearch() {
  const [search] = useSearchParams();
  return (changes?: Readonly<Record<string, string | null>>) => keptSearch(search, changes);
}
