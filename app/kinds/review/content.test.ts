import { describe, expect, it } from "vitest";
import { ExerciseProblems, type Folder } from "../exercise";
import { readReview } from "./content";
import { type KEY, LINES, lineOf, META, parking, withKey } from "./fixtures/parking";

// Long: one case for each invalid file.

function problemsOf(folder: Folder) {
  try {
    readReview(folder);
  } catch (error) {
    if (error instanceof ExerciseProblems) return error.problems;
    throw error;
  }
  return [];
}
const fees = (files: Readonly<Record<string, string>>) => files["src/fees.ts"]!;

describe("reading a review", () => {
  it("returns the code base before and after, and the changed files", () => {
    const { before, ai, files } = readReview(parking());
    expect(Object.keys(before)).toEqual(["src/gate.ts"]);
    expect(Object.keys(ai).sort()).toEqual(["src/fees.ts", "src/gate.ts", "tests/fees.test.ts"]);
    expect(files.map(({ path, status }) => [path, status])).toEqual([
      ["src/fees.ts", "new"],
      ["tests/fees.test.ts", "new"],
    ]);
  });

  it("removes the files that the change deletes", () => {
    const { ai, files } = readReview(withKey((key) => ({ ...key, deleted: ["src/gate.ts"] })));
    expect(ai["src/gate.ts"]).toBeUndefined();
    expect(files.find((file) => file.path === "src/gate.ts")?.status).toBe("deleted");
  });

  it("computes the reference, and variants with only one issue present or only one fixed", () => {
    const { variants } = readReview(parking());
    const has = (files: Readonly<Record<string, string>>) => ({
      free: fees(files).includes("<= FREE_MINUTES"),
      cap: fees(files).includes("Math.min(full, DAY_CAP)"),
      order: fees(files).includes("the dearest first"),
    });
    expect(has(variants.reference)).toEqual({ free: true, cap: true, order: true });
    expect(has(variants.oneIssue["no-day-cap"]!)).toEqual({ free: true, cap: false, order: true });
    expect(has(variants.allButOne["no-day-cap"]!)).toEqual({ free: false, cap: true, order: false });
  });

  it("lets overlays replace computed variants", () => {
    const { variants } = readReview(
      parking({
        "reference/src/fees.ts": "right\n",
        "variants/no-day-cap/one-issue/src/fees.ts": "one\n",
        "variants/no-day-cap/all-but-one/src/fees.ts": "rest\n",
      }),
    );
    expect(fees(variants.reference)).toBe("right\n");
    expect(fees(variants.oneIssue["no-day-cap"]!)).toBe("one\n");
    expect(fees(variants.allButOne["no-day-cap"]!)).toBe("rest\n");
  });
});

describe("what is wrong with a folder", () => {
  it("is reported all together, with file and line", () => {
    const folder = parking({
      "task.md": "",
      "teaching.md": undefined,
      "exercise.json": JSON.stringify({ ...META, minutes: 90, hints: ["a"] }, null, 2),
      "key.json": "{ issues: ",
    });
    expect(
      problemsOf(folder)
        .map(({ file, line }) => `${file} ${line ?? ""}`)
        .sort(),
    ).toEqual([
      "exercise.json 1",
      expect.stringMatching(/^exercise\.json \d+$/),
      "key.json 1",
      "task.md ",
      "teaching.md ",
    ]);
  });

  it.each<[string, Folder, string, RegExp]>([
    [
      "a file that is not part of a review",
      parking({ "proof/a.test.ts": "" }),
      "proof/a.test.ts",
      /not part of a review/,
    ],
    ["a proof of no issue", parking({ "proofs/other.test.ts": "" }), "proofs/other.test.ts", /proves no issue/],
    [
      "a variant of no issue",
      parking({ "variants/x/one-issue/a.ts": "" }),
      "variants/x/one-issue/a.ts",
      /not a variant/,
    ],
    ["a picture", parking({ "before/logo.png": "" }), "before/logo.png", /unknown type/],
    [
      "an unchanged file",
      parking({ "after/src/gate.ts": "export const open = true;\n" }),
      "after/src/gate.ts",
      /same as before/,
    ],
    ["a missing proof", parking({ "proofs/no-day-cap.test.ts": undefined }), "proofs/no-day-cap.test.ts", /is missing/],
    [
      "a proof of an issue that cannot be proven",
      parking({ "proofs/cheapest-last.test.ts": "" }),
      "key.json",
      /remove the mark or the file/,
    ],
    [
      "a fix whose lines are not found",
      withKey((key) => {
        key.issues[0]!.mend[0]!.find = ["no such line"];
        return key;
      }),
      "key.json",
      /is not in src\/fees\.ts/,
    ],
    [
      "a fix whose lines are found twice",
      withKey((key) => {
        key.issues[0]!.mend[0]!.find = ["}"];
        return key;
      }),
      "key.json",
      /times in src\/fees\.ts/,
    ],
    [
      "a fix of an unknown file",
      withKey((key) => {
        key.issues[0]!.mend[0]!.file = "src/none.ts";
        return key;
      }),
      "key.json",
      /not in the AI.s version/,
    ],
    [
      "no fix",
      withKey((key) => {
        key.issues[0]!.mend = [];
        return key;
      }),
      "key.json",
      /has no "mend"/,
    ],
    [
      "a range past the end",
      withKey((key) => {
        key.decoys[0]!.to = 999;
        return key;
      }),
      "key.json",
      /there is no line 999/,
    ],
    [
      "a range on an unchanged file",
      withKey((key) => {
        key.neutral[0]!.file = "src/gate.ts";
        return key;
      }),
      "key.json",
      /is not changed/,
    ],
    [
      "a reversed range",
      withKey((key) => {
        key.neutral[0]!.from = 50;
        key.neutral[0]!.to = 40;
        return key;
      }),
      "key.json",
      /comes after/,
    ],
    [
      "two issues with the same id",
      withKey((key) => ({ ...key, issues: [key.issues[0], key.issues[0]] })),
      "key.json",
      /same id/,
    ],
    [
      "a deletion of a missing file",
      withKey((key) => ({ ...key, deleted: ["src/none.ts"] })),
      "key.json",
      /not in before/,
    ],
    ["a path outside the project", withKey((key) => ({ ...key, deleted: ["../x.ts"] })), "key.json", /a path inside/],
  ])("%s", (_, folder, file, message) => {
    const problem = problemsOf(folder).find((one) => one.file === file && message.test(one.message));
    expect(problem, JSON.stringify(problemsOf(folder))).toBeDefined();
    if (file === "key.json") expect(problem!.line).toBeGreaterThan(1);
  });

  it("includes two fixes of the same lines, unless the whole file is given", () => {
    const clash = (key: typeof KEY) => {
      key.issues[1]!.mend = [{ file: "src/fees.ts", find: key.issues[0]!.mend[0]!.find, put: ["x"] }];
      return key;
    };
    const problems = problemsOf(withKey(clash));
    expect(problems[0]!.message).toMatch(
      /thirtieth-minute and no-day-cap change the same lines.*reference\/src\/fees\.ts/,
    );
    const whole = {
      ...withKey(clash),
      "reference/src/fees.ts": "right\n",
      "variants/cheapest-last/one-issue/src/fees.ts": "one\n",
    };
    expect(problemsOf(whole)).toEqual([]);
  });

  it("includes the line in the key", () => {
    const text = withKey((key) => {
      key.decoys[0]!.to = 999;
      return key;
    });
    expect(problemsOf(text)[0]!.line).toBe(lineOf('"decoys"', text["key.json"]) + 1);
    expect(LINES.free).toBeGreaterThan(1);
  });
});
