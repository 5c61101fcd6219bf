import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Mostly wait for a browser or for a server of their own. */
const WAITING = new Set(["browser", "started"]);
/** One file that takes a minute of one processor. */
const LONGEST = "guards";
/** Among these are long ones, whatever their size; the others fill the gaps at the end. */
const isOfWhole = ({ moduleId }: TestSpecification) => moduleId.includes("/tests/");

/**
 * The order in which files are begun: those that wait and those that compute in turn, so that the processors are busy from
 * the first to the last; left to itself vitest runs all browser tests first, which keep one processor of two busy.
 */
export class InTurn extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const of = (is: (file: TestSpecification) => boolean) => sorted.filter(is);
    const nameOf = ({ project }: TestSpecification) => project.name;
    const waiting = of((file) => WAITING.has(nameOf(file)));
    const computing = of((file) => !WAITING.has(nameOf(file)) && nameOf(file) !== LONGEST);
    const inOrder = [...computing.filter(isOfWhole), ...computing.filter((file) => !isOfWhole(file))];
    return [...of((file) => nameOf(file) === LONGEST), ...mixed(waiting, inOrder)];
  }
}

/** Both lists in their order, each spread over all of the other; the first one's begin. */
function mixed<T>(one: readonly T[], other: readonly T[]): T[] {
  const placed = [one, other].flatMap((list) => list.map((item, i) => ({ item, at: i / list.length })));
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item);
}
