import { isTestFile } from "./test-file";

interface CodeFile {
  readonly path: string;
  readonly text: string;
}

/** The place that a test is about. If `line` is missing, the place is in the file's old version. */
interface About {
  readonly path: string;
  readonly line?: number;
}

/** A declaration, with the rest of its first line. */
const VALUES = /^export (?:async )?(function|const|class) (\w+)(.*)/gm;

/**
 * Returns the initial text for a learner's own test at the root of the project. The test runs and passes on any code,
 * imports a file by its path, and contains a comment with the test file's location. `files`: the files that the test
 * may import, in order. If the test is about a place, a comment also names the last exported function above the place,
 * and a test that calls it. Without a place, the text must stay the same, because stored work contains it.
 */
export function startOfOwnTest(files: readonly CodeFile[], about?: About): string {
  const sources = files.flatMap(({ path, text }) => {
    const values = [...text.matchAll(VALUES)];
    return values.length > 0 && !isTestFile(path) ? [{ path, text, values }] : [];
  });
  const source = sources.find(({ path }) => path === about?.path) ?? sources[0];
  if (!source) return testOf("", "true", "", undefined);
  const { path, text, values } = source;
  const line = path === about?.path ? (about.line ?? 0) : 0;
  const end = text.split("\n", line).join("\n").length;
  // The last function or class that begins above the place, because it probably contains the place.
  const above = values.filter(({ index, 1: kind }) => kind !== "const" && index < end);
  const [, kind, name, rest = ""] = above.at(-1) ?? values.find(([, kind]) => kind === "function") ?? values[0]!;
  const fitsOneLine = kind === "function" && rest.startsWith("(") && rest.endsWith(" {");
  return testOf(
    `import { ${values.map(([, , name]) => name).join(", ")} } from "./${path.replace(/\.[jt]sx?$/, "")}";\n`,
    name!,
    about && fitsOneLine ? name + rest.slice(0, -" {".length) : "",
    about && files.find((file) => isTestFile(file.path) && new RegExp(`\\b${name}\\(`).test(file.text))?.path,
  );
}

/** `tested`: the path of a test that calls the code. */
const testOf = (imported: string, value: string, signature: string, tested: string | undefined) =>
  `// This file is at the root of the project: paths begin with ./ and a folder.
import { expect, it } from "vitest";
${imported}
it("says what breaks", () => {
  // Call the code${tested ? `, as in ${tested}` : ""}, and expect what a correct version returns.
${signature && `  // ${signature}\n`}  expect(${value}).toBeDefined();
});
`;
