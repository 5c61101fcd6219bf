import { z } from "zod";
import { ExerciseProblems, type Folder } from "./exercise";
import { KIND_IDS } from "./kind";
import { KINDS, type SomeKind } from "./registry";

const KindOfSchema = z.object({ kind: z.enum(KIND_IDS) });

/** Parses a folder by the kind that it names. Throws `ExerciseProblems`. */
export function readExercise(folder: Folder): { readonly kind: SomeKind; readonly content: unknown } {
  let json: unknown;
  try {
    json = JSON.parse(folder["exercise.json"] ?? "");
  } catch {
    throw new ExerciseProblems([
      { file: "exercise.json", message: "is missing or is not JSON: see exercises/README.md" },
    ]);
  }
  const { success, data } = KindOfSchema.safeParse(json);
  if (!success) {
    throw new ExerciseProblems([{ file: "exercise.json", message: `"kind" must be one of ${KIND_IDS.join(", ")}` }]);
  }
  const kind = KINDS[data.kind];
  return { kind, content: kind.read(folder) };
}
