import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The order in which files are begun. The one file of the guards takes a minute of one processor, and so stands beside the
 * browser's tests, which leave one idle. What is under `app` comes last: nothing there is long, so that at the end no
 * processor waits for another one.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ project, moduleId }: TestSpecification): number {
  if (project.name === "guards") return 0;
  if (project.name === "browser") return 1;
  return moduleId.includes("/app/") ? 3 : 2;
}
