import type { Beside } from "../capabilities";
import type { FixContent } from "./content";
import type { FixWork } from "./work";

/** Returns the editable files in which a fix differs from the reference. */
export function besideReference({ code, reference, exercise }: FixContent, { files }: FixWork): Beside[] {
  return exercise.editable
    .map((path) => {
      const start = code[path] ?? "";
      return { path, own: files[path] ?? start, reference: reference[path] ?? start };
    })
    .filter(({ own, reference: right }) => own !== right);
}
