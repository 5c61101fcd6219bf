import { counted } from "../counted";

/** The people in a list whom a form can change at once, across all pages. */
export interface Whole {
  /** How many people the list has, and its hash. Null if the list fits on one page, or if it is too long. */
  readonly all: { readonly count: number; readonly hash: string } | null;
  /** How many people can be changed at once, if the list is too long. Null otherwise. */
  readonly most: number | null;
}

/** A checkbox that selects all people in a list, across all pages. */
export function WholeList({ all }: Pick<Whole, "all">) {
  if (!all) return null;
  return (
    <label className="choice">
      <input type="checkbox" name="all" value={all.hash} autoComplete="off" />
      <span>All {counted(all.count, "learner")} in this list, on all pages</span>
    </label>
  );
}

/** Says what to do if the list is too long to be changed at once. */
export function TooLongList({ most }: Pick<Whole, "most">) {
  if (most === null) return null;
  return (
    <p className="hint">At most {most} people can be changed at a time. To change more, choose a section first.</p>
  );
}
