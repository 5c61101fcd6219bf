import { parse } from "@babel/parser";
import type { Sandbox } from "~/sandbox/contract";
import type { Folder, Problem } from "./exercise";

const MAX_TEACHING_WORDS = 200;

/**
 * Globals that are not part of the language, so the sandbox may lack them. `checkPlatform` tests in the sandbox which
 * of them exist.
 */
const PLATFORM = new Set([
  ..."AbortController Buffer EventTarget Event Intl Temporal TextDecoder TextEncoder URL URLSearchParams".split(" "),
  ..."atob btoa crypto fetch performance process require structuredClone window document localStorage".split(" "),
]);

type Node = { readonly type: string; readonly loc?: { start: { line: number } } | null } & Record<string, unknown>;

interface Source {
  readonly file: string;
  readonly program: Node;
}

/** Reports source files that don't parse. All other checks need files that parse. */
export const checkSyntax = (folder: Folder): Problem[] => parseAll(folder).problems;

/** Finds problems in the text and source files of an exercise of any kind, without running anything. */
export function checkSources(folder: Folder): Problem[] {
  const { sources } = parseAll(folder);
  const problems: Problem[] = [];
  const words = (folder["teaching.md"] ?? "").split(/\s+/).filter(Boolean).length;
  if (words > MAX_TEACHING_WORDS) {
    const message = `has ${words} words: shorten it to at most ${MAX_TEACHING_WORDS}`;
    problems.push({ file: "teaching.md", message });
  }
  for (const { file, program } of sources) {
    visit(program, (node) => {
      if (node.type !== "TSModuleDeclaration" || node.declare) return;
      const message = "the transpiler drops a `namespace` and everything in it: use a separate module";
      problems.push({ file, line: node.loc?.start.line, message });
    });
  }
  return problems;
}

/** Finds uses of browser or Node features that the sandbox lacks. */
export async function checkPlatform(folder: Folder, sandbox: Sandbox): Promise<Problem[]> {
  const uses = parseAll(folder).sources.flatMap(({ file, program }) =>
    platformNames(program).map((use) => ({ file, ...use })),
  );
  if (uses.length === 0) return [];
  const names = [...new Set(uses.map((use) => use.name))];
  const probe = `import { it } from "vitest";
it("asks", () => { console.log("missing:" + [${names.map((n) => `typeof ${n} === "undefined" ? "${n}" : ""`)}].join(" ")); });`;
  const { log } = await sandbox.run({ files: { "platform.test.ts": probe }, tests: ["platform.test.ts"] });
  const missing = new Set(/missing:(.*)/.exec(log)?.[1]?.split(" "));
  return uses
    .filter((use) => missing.has(use.name))
    .map(({ file, line, name }) => ({
      file,
      line,
      message: `\`${name}\` isn’t available in the sandbox: include it in the exercise, or don’t use it`,
    }));
}

/** Returns the 1-based line of the test with this title in its source. Undefined if the title is computed. */
export function lineOfTest(source: string | undefined, title: readonly string[]): number | undefined {
  const own = title.at(-1);
  const at = own ? (source?.split("\n").findIndex((line) => line.includes(own)) ?? -1) : -1;
  return at < 0 ? undefined : at + 1;
}

function parseAll(folder: Folder): { sources: Source[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const sources: Source[] = [];
  for (const [file, text] of Object.entries(folder)) {
    if (!/\.(ts|js|mts|mjs)$/.test(file)) continue;
    try {
      const { program } = parse(text, { sourceType: "module", plugins: ["typescript"] });
      sources.push({ file, program: program as unknown as Node });
    } catch (error) {
      const { loc, message } = error as { loc?: { line: number }; message: string };
      problems.push({ file, line: loc?.line, message: `does not parse: ${message.replace(/ \(\d+:\d+\)$/, "")}` });
    }
  }
  return { sources, problems };
}

/** Calls `look` for every node. `key` is the name of the parent's property that contains the node. */
function visit(
  value: unknown,
  look: (node: Node, key: string, parent: Node | null) => void,
  key = "",
  parent: Node | null = null,
): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, look, key, parent);
    return;
  }
  if (typeof value !== "object" || value === null || !("type" in value)) return;
  const node = value as Node;
  look(node, key, parent);
  for (const [name, child] of Object.entries(node)) if (name !== "loc") visit(child, look, name, node);
}

/** Returns the names from `PLATFORM` that the file reads as values and doesn't declare. */
function platformNames(program: Node): { name: string; line: number | undefined }[] {
  const declared = new Set<unknown>();
  const used: { name: string; line: number | undefined }[] = [];
  visit(program, (node, key, parent) => {
    if (node.type === "ObjectPattern") {
      for (const { value } of node.properties as { value?: { name?: string } }[]) declared.add(value?.name);
    }
    const name = node.name;
    if (node.type !== "Identifier" || typeof name !== "string" || !PLATFORM.has(name) || !parent) return;
    const isOwnName = (key === "property" || key === "key") && !parent.computed;
    const isType = parent.type.startsWith("TS") && key !== "expression";
    if (isDeclared(key, parent)) declared.add(name);
    else if (!isOwnName && !isType) used.push({ name, line: node.loc?.start.line });
  });
  return used.filter(({ name }) => !declared.has(name));
}

function isDeclared(key: string, parent: Node): boolean {
  if (["id", "params", "local", "param"].includes(key)) return true;
  return parent.type === "ArrayPattern" || (parent.type === "AssignmentPattern" && key === "left");
}
