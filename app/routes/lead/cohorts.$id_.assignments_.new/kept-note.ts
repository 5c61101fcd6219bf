import { keptKey } from "~/ui/forms/kept-words";

/** How this browser keeps the note of an assignment that is being written: `id` is null for a new assignment. */
export const keptNote = (person: { readonly id: string }, cohortId: string, id: string | null) => ({
  words: keptKey(person, `assignments:${cohortId}`),
  form: id === null ? "note" : `note:${id}`,
});
