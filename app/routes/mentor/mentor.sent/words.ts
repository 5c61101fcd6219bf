/** The key under which a browser stores a correction that isn't sent yet. */
export const CORRECTION = "correction";

/** The URL of one of the list's pages, with the result of an action on a review. */
export function listAddress(page: number, said: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams({ ...(page > 1 && { page: String(page) }), ...said });
  return search.size === 0 ? "/mentor/sent" : `/mentor/sent?${search}`;
}
