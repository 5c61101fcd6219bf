import { findExercise, type Listing } from "./catalogue.server";
import { wordsOf } from "./search";

/** An exercise's task as text (`prose`), and everything that a search looks through, in searchable form (`words`). */
export interface Searched {
  readonly prose: string;
  readonly words: string;
}

const known = new Map<string, Searched>();

/** The searchable text of each exercise, keyed by slug. Caches the text of each revision. */
export async function readSearched(listings: readonly Listing[]): Promise<ReadonlyMap<string, Searched>> {
  const found = new Map<string, Searched>();
  for (const listing of listings) {
    const { kind, content, revisionId } = findExercise(listing.slug)!;
    let searched = known.get(revisionId);
    if (!searched) {
      // Any seed would do, because only the order of the files depends on it, not their text.
      const prose = Object.values(kind.workspace.plain(await kind.open(content, listing.slug)).prose).join("\n");
      searched = { prose, words: wordsOf(listing, prose) };
      known.set(revisionId, searched);
    }
    found.set(listing.slug, searched);
  }
  // Empties the cache once more than half of its revisions are no longer offered.
  if (known.size > 2 * listings.length) known.clear();
  return found;
}
