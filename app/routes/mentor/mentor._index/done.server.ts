import { HoursSchema } from "~/review/queue/hours.server";
import { findDone } from "./done";

/** What the mentor did last, and what is needed to confirm or undo it: the earlier hours, a token, or the item's id. */
export function readDone(address: URL) {
  const given = (name: string) => address.searchParams.get(name) ?? "";
  const was = HoursSchema.safeParse(given("was") || Number.NaN);
  const done = findDone(address);
  return done && { ...done, was: was.success ? was.data : null, undo: given("undo"), item: given("item") };
}
