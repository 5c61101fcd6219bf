import { type Hits, PAGE_SIZE, type Search } from "./catalogue";

/** The address of the page after this one, or null if this is the last. */
export function nextLink(search: Search, { hits }: Hits): string | null {
  // A page that is not full is the last one.
  if (hits.length < PAGE_SIZE) return null;
  const { text, department, sorting, page } = search;
  return addressOf("/datasets", {
    q: text || undefined,
    department,
    sort: sorting.sort,
    dir: sorting.dir,
    page: String(page + 1),
  });
}

/** A path with what stands behind the "?", encoded. What is undefined is left out. */
function addressOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `${path}?${parts.join("&")}`;
}
