interface CodeFile {
  readonly path: string;
  readonly text: string;
}

const TEST_FILE = /\.test\.[jt]sx?$/;
const VALUES = /^export (?:async )?(function|const|class) (\w+)/gm;

/**
 * Returns the initial text for a learner's own test at the root of the project. The test runs and passes on any code,
 * imports a file by its path, and contains a comment with the test file's location. `files`: the files that the test
 * may import, in order. `about`: the path of the file that the test is about.
 */
export function startOfOwnTest(files: readonly CodeFile[], about?: string): string {
  const sources = files.flatMap((file) => {
    const values = [...file.text.matchAll(VALUES)];
    const names = values.map(([, , name]) => name!);
    const called = values.find(([, kind]) => kind === "function")?.[2] ?? names[0];
    return names.length > 0 && !TEST_FILE.test(file.path) ? [{ path: file.path, names, called }] : [];
  });
  const source = sources.find(({ path }) => path === about) ?? sources[0];
  const imported = source
    ? `import { ${source.names.join(", ")} } from "./${source.path.replace(/\.[jt]sx?$/, "")}";\n`
    : "";
  return `// This file is at the root of the project: paths begin with ./ and a folder.
import { expect, it } from "vitest";
${imported}
it("says what breaks", () => {
  // Call the code, and expect what a correct version returns.
  expect(${source?.called ?? "true"}).toBeDefined();
});
`;
}
