import type { FixOpen } from "./fix/open";
import type { KindId } from "./kind";
import { type ReviewOpen, textOf } from "./review/open";
import type { TestOpen } from "./test/open";

/** What of an exercise is shown toned or as prose: the names are those that its pages ask for (`dress` in `app/ui`). */
export interface Plain {
  readonly code: Readonly<Record<string, string>>;
  readonly prose: Readonly<Record<string, string>>;
}

const byPath = (files: readonly { readonly path: string; readonly text: string }[]) =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));

/** The code and prose of what a learner sees. A review's code has two sides: "old:path" and "new:path". */
export function plainOf(kind: KindId, open: unknown): Plain {
  switch (kind) {
    case "test": {
      const { spec, files } = open as TestOpen;
      return { code: byPath(files), prose: { spec } };
    }
    case "fix": {
      const { report, files } = open as FixOpen;
      return { code: byPath(files), prose: { report } };
    }
    case "review":
      return plainReview(open as ReviewOpen);
  }
}

function plainReview({ task, pullRequest, files, others }: ReviewOpen): Plain {
  const sides = files.flatMap((file) =>
    (["old", "new"] as const).flatMap((side) => {
      const text = textOf(file, side);
      return text === null ? [] : [[`${side}:${file.path}`, text] as const];
    }),
  );
  const rest = others.map(({ path, text }) => [`other:${path}`, text] as const);
  return { code: Object.fromEntries([...sides, ...rest]), prose: { task, pullRequest } };
}
