import { z } from "zod";
import { ExerciseProblems, type Folder, type Meta } from "./exercise";
import { faultOfJson, lineOfJson } from "./folder-reader";
import { KIND_IDS, KINDS, type SomeKind } from "./registry";
import { readWalkthrough, type Walkthrough } from "./walkthrough";

const KindOfSchema = z.object({ kind: z.enum(KIND_IDS) });

/** Returns the kind that a folder's `exercise.json` specifies. Throws `ExerciseProblems`. */
export function kindOf(folder: Folder): SomeKind {
  const file = "exercise.json";
  const text = folder[file];
  if (text === undefined) throw new ExerciseProblems([{ file, message: "is missing: see exercises/README.md" }]);
  const fault = faultOfJson(text);
  if (fault) throw new ExerciseProblems([{ file, ...fault }]);
  const { success, data } = KindOfSchema.safeParse(JSON.parse(text));
  if (!success) {
    const message = `"kind" must be one of ${KIND_IDS.join(", ")}`;
    throw new ExerciseProblems([{ file, line: lineOfJson(text, ["kind"]) ?? 1, message }]);
  }
  return KINDS[data.kind];
}

/** Parses a folder as the kind that its `exercise.json` specifies. Throws `ExerciseProblems`. */
export function readExercise(folder: Folder): {
  readonly kind: SomeKind;
  readonly content: unknown;
  readonly meta: Meta;
  readonly walkthrough: Walkthrough | null;
} {
  const kind = kindOf(folder);
  return { kind, ...kind.read(folder), walkthrough: readWalkthrough(folder, Object.keys(kind.workspace.guide.places)) };
}
