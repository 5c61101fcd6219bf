import { describe, expect, it } from "vitest";
import { nearPlaces } from "./callers";
import { checkCallers } from "./check-callers";
import { readReview } from "./content";
import { changedFiles } from "./diff";
import { KEY, lineOf, withKey } from "./fixtures/parking";

const BOOK = `/** Who may have a key. */
export interface Keys {
  readonly holders: readonly string[];
}

/**
 * Whether someone may open.
 */
export function mayOpen(keys: Keys, who: string): boolean {
  return keys.holders.includes(who);
}

export class Door {
  /** Opens. */
  open(who: string): boolean {
    return this.#isKnown(who);
  }

  #isKnown = (who: string): boolean => {
    return who !== "";
  };

  add(who: string): void {
    this.names.push(who);
  }
}

export const enter = (door: Door, names: Set<string>) => door.open("ida") && names.add("ida");
`;
const HALL = `import { mayOpen as may } from "./book";

const mayOpen = () => true;
export const hall = () => [may({ holders: [] }, "ida"), mayOpen()];
export const halls = (all: Keys[]) => all.map(may);
`;
const OTHER = "export const other = (door: { open(who: string): boolean }) => door.open('bo');\n";
const files = {
  "src/book.ts": BOOK,
  "src/hall.ts": HALL,
  "src/other.ts": OTHER,
  "tests/book.test.ts": 'import { mayOpen } from "../src/book";\nmayOpen({ holders: [] }, "ida");\n',
};

/** Returns the places related to a fix of these lines, as "file line what". */
function near(...find: string[]): string[] {
  const mend = find.map((line) => ({ file: "src/book.ts", find: [line], put: ["  // fixed"] }));
  return nearPlaces(files, changedFiles({}, files), { mend }).map(({ file, from, what }) => `${file} ${from} ${what}`);
}

describe("the places near a fix", () => {
  it("are calls of the function by the name that a file imports, and its comment and the type above it", () => {
    expect(near("  return keys.holders.includes(who);")).toEqual([
      ...[6, 7, 8].map((line) => `src/book.ts ${line} is the comment on mayOpen()`),
      ...[2, 3, 4].map((line) => `src/book.ts ${line} is the type above mayOpen()`),
      "src/hall.ts 4 calls mayOpen()",
      "src/hall.ts 5 calls mayOpen()",
    ]);
  });

  it("are calls of a method in any file, or of a private method", () => {
    expect(near("    return this.#isKnown(who);")).toEqual([
      "src/book.ts 14 is the comment on open()",
      "src/book.ts 28 calls open()",
      "src/other.ts 1 calls open()",
    ]);
    expect(near('    return who !== "";')).toEqual(["src/book.ts 16 calls isKnown()"]);
  });

  it("are no calls of a built-in method, and there are none near lines outside functions", () => {
    expect(near("    this.names.push(who);")).toEqual([]);
    expect(near("  readonly holders: readonly string[];")).toEqual([]);
  });

  it("are only lines that the change shows", () => {
    const far = `${"// far away\n".repeat(8)}${OTHER}`;
    const before = { ...files, "src/other.ts": far };
    const now = { ...files, "src/other.ts": `// new\n${far}` };
    const mend = [{ file: "src/book.ts", find: ["    return this.#isKnown(who);"], put: ["  // fixed"] }];
    const found = nearPlaces(now, changedFiles({ "src/other.ts": before["src/other.ts"] }, now), { mend });
    expect(found.map(({ file }) => file)).not.toContain("src/other.ts");
  });
});

describe("checking the places near a fix", () => {
  const problems = (change: Parameters<typeof withKey>[0]) =>
    checkCallers(readReview(withKey(change))).map(({ message }) => message);
  const [sum, each] = [lineOf("sum + fee(stay)"), lineOf("cents: fee(stay)")];

  it("accepts reasons, neutral ranges, and lines of the issue", () => {
    expect(problems((key) => key)).toEqual([]);
    const neutral = [sum, each].map((line) => ({ file: "src/fees.ts", side: "new", from: line, to: line, why: "x" }));
    expect(
      problems((key) => ({
        ...key,
        issues: key.issues.map(({ elsewhere: _, ...issue }) => issue),
        neutral: neutral.map((range) => ({ ...range, of: ["thirtieth-minute"] })),
      })),
    ).toEqual([]);
  });

  it("refuses a place about which the key is silent, and a reason where none is needed", () => {
    const [first, ...others] = KEY.issues;
    expect(problems((key) => ({ ...key, issues: [{ ...first, elsewhere: undefined }, ...others] }))).toEqual([
      expect.stringMatching(`^src/fees.ts ${sum} calls fee\\(\\), which the fix for thirtieth-minute edits. If`),
      expect.stringMatching(`^src/fees.ts ${each} calls fee\\(\\), which the fix for thirtieth-minute edits. If`),
    ]);
    const more = { file: "src/fees.ts", side: "new", from: 1, to: 2, why: "x" };
    expect(
      problems((key) => ({
        ...key,
        issues: key.issues.map((issue) => ({ ...issue, elsewhere: [...(issue.elsewhere ?? []), more] })),
      })),
    ).toHaveLength(3);
  });
});
