import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import configuration, { forbidden } from "../.dependency-cruiser.mjs";

// Long: each rule is next to the code that finds its violations.

const root = path.resolve(import.meta.dirname, "..");

async function violationsIn(baseDir: string): Promise<string[]> {
  const { output } = await cruise(
    ["app"],
    { ...configuration.options, validate: true, ruleSet: { forbidden }, baseDir },
    { alias: { "~": path.join(baseDir, "app") }, extensions: [".ts", ".tsx", ".mjs", ".js"] },
  );
  return (output as ICruiseResult).summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`);
}

/** Files that violate each rule, keyed by rule. The rule must report them. */
const PLANTED: Record<string, Record<string, string>> = {
  "no-cycles": { "app/review/a.ts": 'import "./b";', "app/review/b.ts": 'import "./a";' },
  "routes-have-no-database": {
    "app/routes/x/route.tsx": 'import "~/database/db.server";',
    "app/database/db.server.ts": "export {};",
  },
  "routes-read-with-a-reader": {
    "app/routes/x/route.tsx": 'import "~/accounts/reading/submission-reader.server";',
    "app/accounts/reading/submission-reader.server.ts": "export {};",
  },
  "ui-imports-no-room": { "app/ui/x.tsx": 'import "~/kinds/kind";', "app/kinds/kind.ts": "export {};" },
  "sandbox-stands-alone": { "app/sandbox/x.ts": 'import "~/kinds/kind";', "app/kinds/kind.ts": "export {};" },
  "sandbox-is-plain": { "app/sandbox/x.ts": 'import "node:net";' },
  "kinds-call-sandbox-and-ui": { "app/kinds/x.ts": 'import "~/grading/y";', "app/grading/y.ts": "export {};" },
  "kinds-are-pure": { "app/kinds/x.ts": 'import "node:http";' },
  "graders-draw-nothing": { "app/kinds/fix/grade.ts": 'import "~/ui/x";', "app/ui/x.ts": "export {};" },
  "catalogue-calls-kinds": { "app/catalogue/x.ts": 'import "~/grading/y";', "app/grading/y.ts": "export {};" },
  "grading-tells-by-outbox": { "app/grading/x.ts": 'import "~/cohort/y";', "app/cohort/y.ts": "export {};" },
  "accounts-stand-alone": { "app/accounts/x.ts": 'import "~/cohort/y";', "app/cohort/y.ts": "export {};" },
  "nothing-calls-what-starts-it": { "app/review/x.ts": 'import "~/server/y";', "app/server/y.ts": "export {};" },
  "operations-know-no-room": { "app/operations/x.ts": 'import "~/review/y";', "app/review/y.ts": "export {};" },
  "domains-beside-each-other": { "app/review/x.ts": 'import "~/cohort/y";', "app/cohort/y.ts": "export {};" },
  "tutor-calls-what-it-explains": { "app/tutor/x.ts": 'import "~/sandbox/y";', "app/sandbox/y.ts": "export {};" },
  "one-room-asks-a-model": {
    "app/review/x.ts": 'import "openai";',
    "node_modules/openai/package.json": '{ "name": "openai", "main": "index.js" }',
    "node_modules/openai/index.js": "",
  },
  "server-code-stays-on-the-server": { "app/ui/x.tsx": 'import "./y.server";', "app/ui/y.server.ts": "export {};" },
  "components-parse-nothing": {
    "app/kinds/fix/x.tsx": 'import { type Y, z } from "./y-schema"; export const both = [z as Y];',
    "app/kinds/fix/y-schema.ts": "export type Y = string; export const z = 1;",
  },
  "sources-are-read-in-the-sandbox": {
    "app/kinds/x.ts": 'import "~/sandbox/reading/y";',
    "app/sandbox/reading/y.ts": "export {};",
  },
  "app-needs-no-tests": { "app/review/x.ts": 'import "../../tests/y";', "tests/y.ts": "export {};" },
};

const made: string[] = [];
afterAll(() => {
  for (const dir of made) fs.rmSync(dir, { recursive: true });
});

function plant(files: Record<string, string>): string {
  const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "walls-")));
  made.push(dir);
  for (const [file, code] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), code);
  }
  return dir;
}

/** Returns the source files under `dir` that are not generated, with their text. */
function sources(dir: string, kinds = /\.(tsx?|mjs)$/): { file: string; text: string }[] {
  return fs
    .readdirSync(path.join(root, dir), { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join(dir, name))
    .filter((file) => kinds.test(file) && !file.includes("/generated/"))
    .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), "utf8") }));
}

/** Returns one Markdown file, or all Markdown files under a folder, with their text. */
function texts(name: string): { file: string; text: string }[] {
  const isFolder = !name.endsWith(".md");
  const files = isFolder
    ? fs
        .readdirSync(path.join(root, name), { recursive: true, encoding: "utf8" })
        .map((one) => path.posix.join(name, one))
    : [name];
  return files
    .filter((file) => file.endsWith(".md"))
    .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), "utf8") }));
}

const KINDS = new Set(
  fs
    .readdirSync(path.join(root, "app/kinds"), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])),
);
const COMPARES = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

const MATCHES = /^(?:startsWith|endsWith|includes|indexOf|search|match|has)$/;
const ANY_KIND = [...KINDS].join("|");
/** Matches "test", "test-" and "test-vat-rounding". */
const BEGINS_WITH_KIND = new RegExp(`^(?:${ANY_KIND})(?:-|$)`);
const IN_PATTERN = new RegExp(`\\^\\(?(?:\\?:)?(?:${ANY_KIND})\\b`);
const IN_ADDRESS = new RegExp(`\\bkind=(?:${ANY_KIND})\\b`);
const FOLDER = new RegExp(`/kinds/(${ANY_KIND})(?:/|$)`);

/** Returns the kind whose folder a file imports from, or undefined if the file imports shared code. */
function kindImported(file: string, from: string): string | undefined {
  const target = from.startsWith(".") ? path.posix.join(path.posix.dirname(file), from) : from;
  return FOLDER.exec(`/${target}`)?.[1];
}

/**
 * Returns the lines that depend on which kinds exist: lines that compare with a kind's id, search for it, switch on it,
 * list several ids, look up one kind in `KINDS`, or import from a kind's folder.
 */
function namesKinds({ file, text }: { file: string; text: string }): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const isKind = (node: ts.Node | undefined): boolean =>
    node !== undefined &&
    (ts.isStringLiteralLike(node) ? KINDS.has(node.text) : ts.isLiteralTypeNode(node) && isKind(node.literal));
  const isBeginning = (node: ts.Node) => ts.isStringLiteralLike(node) && BEGINS_WITH_KIND.test(node.text);
  const nameOf = (node: ts.Node | undefined) => (node && "text" in node ? String(node.text) : "");
  const isSeveral = (all: readonly boolean[]) => all.filter(Boolean).length > 1;
  const visit = (node: ts.Node): void => {
    const isNamed =
      (ts.isBinaryExpression(node) &&
        COMPARES.has(node.operatorToken.kind) &&
        (isKind(node.left) || isKind(node.right))) ||
      (ts.isCaseClause(node) && isKind(node.expression)) ||
      (ts.isCallExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        MATCHES.test(node.expression.name.text) &&
        node.arguments.some(isBeginning)) ||
      (ts.isPropertyAssignment(node) && (MATCHES.test(nameOf(node.name)) ? isBeginning(node.initializer) : false)) ||
      (ts.isPropertyAssignment(node) && nameOf(node.name) === "kind" && isKind(node.initializer)) ||
      (ts.isRegularExpressionLiteral(node) && IN_PATTERN.test(node.text)) ||
      ((ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node)) && IN_ADDRESS.test(node.text)) ||
      (ts.isPropertyAccessExpression(node) &&
        /^(?:KINDS|KIND_NAMES|list)$/.test(node.expression.getText()) &&
        KINDS.has(node.name.text)) ||
      (ts.isElementAccessExpression(node) && isKind(node.argumentExpression)) ||
      ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
        kindImported(file, nameOf(node.moduleSpecifier)) !== undefined) ||
      (ts.isArrayLiteralExpression(node) && isSeveral(node.elements.map(isKind))) ||
      (ts.isUnionTypeNode(node) && isSeveral(node.types.map(isKind))) ||
      (ts.isObjectLiteralExpression(node) && isSeveral(node.properties.map(({ name }) => KINDS.has(nameOf(name))))) ||
      ((ts.isTypeLiteralNode(node) || ts.isInterfaceDeclaration(node)) &&
        isSeveral(node.members.map(({ name }) => KINDS.has(nameOf(name)))));
    if (isNamed) found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * Functions that a route may call with only a cohort's id, because these functions write data, or return nothing about
 * a single learner.
 */
const BY_ID_ALONE = new Set([
  // A lead's own work: assignments as the lead wrote them, and links and schedules for exports.
  ...["makeAssignment", "changeAssignment", "removeAssignment", "extend", "undoExtend", "findLastZone", "findWritten"],
  ...["makeExportLink", "listExportLinks", "withdrawExportLink", "findSchedule", "setSchedule", "stopSchedule"],
  // Tracks, as leads wrote them.
  ...["makeTrack", "changeTrack", "removeTrack", "findTrack", "listTracks"],
  // Lines that leads add to a rubric.
  ...["addLine", "moveLine", "removeLine", "listLines", "linesFor"],
  // Announcements, and how many members have read each.
  ...["sendAnnouncement", "removeAnnouncement", "listSent", "countSent"],
]);

/** Returns the functions that routes import from review and cohort, keyed by file. */
function calledByRoutes(): Map<string, Set<string>> {
  const called = new Map<string, Set<string>>();
  for (const { file, text } of sources("app/routes")) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    for (const node of source.statements) {
      if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
      const [, module] = /^~\/((?:cohort|review)\/.*\.server)$/.exec(node.moduleSpecifier.text) ?? [];
      const named = node.importClause?.namedBindings;
      if (!module || !named || !ts.isNamedImports(named)) continue;
      const names = called.get(`app/${module}.ts`) ?? new Set();
      for (const { name, propertyName } of named.elements) names.add((propertyName ?? name).text);
      called.set(`app/${module}.ts`, names);
    }
  }
  return called;
}

/** Returns the functions in a file that are listed in `names` and take a cohort's id instead of a reader. */
function takeCohortId(file: string, text: string, names: ReadonlySet<string>): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const takes = (node: ts.SignatureDeclaration) => node.parameters.some(({ name }) => name.getText() === "cohortId");
  return source.statements
    .flatMap((node) => {
      if (ts.isFunctionDeclaration(node) && node.name) return takes(node) ? [node.name.text] : [];
      if (!ts.isVariableStatement(node)) return [];
      return node.declarationList.declarations.flatMap(({ name, initializer }) =>
        initializer && ts.isArrowFunction(initializer) && takes(initializer) ? [name.getText()] : [],
      );
    })
    .filter((name) => names.has(name));
}

/**
 * Matches files in which a kind's name means something else: a type of module or test in the sandbox, a type of notice,
 * or a type of reported text.
 */
const OTHER_WORDS = /^app\/sandbox\/|^app\/review\/(threads\/abuse\.server|notices\/notice-words)\.ts$/;

/** Matches a tool for one kind, which writes exercises in that kind's layout. */
const ABOUT_ONE_KIND = /^scripts\/exercise\/import\//;

const MOST_LINES = 200;
const WIDEST_CODE = 120;
const WIDEST_PROSE = 100;

/** Matches exercise material, which keeps its authors' style. */
const MATERIAL = /\/(fixtures|template)\//;

/**
 * Returns the lines of code and comments that are too wide. Text in quotes, in a template or in an element doesn't
 * count, because wrapping would change it.
 */
function tooWide({ file, text }: { file: string; text: string }): string[] {
  const lines = text.split("\n");
  if (!lines.some((line) => line.length > WIDEST_CODE)) return [];
  const left = text.split("");
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateExpression(node) ||
      ts.isRegularExpressionLiteral(node) ||
      ts.isJsxText(node);
    if (isText) for (let at = node.getStart(); at < node.end; at++) if (left[at] !== "\n") left[at] = "";
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  const kept = left.join("").split("\n");
  return kept.flatMap((line, place) => (line.length > WIDEST_CODE ? [`${file}:${place + 1}`] : []));
}

/** Returns the lines of prose that are too wide, except code, tables and addresses. */
function tooWideProse({ file, text }: { file: string; text: string }): string[] {
  const isCode = new Set<number>();
  let isIn = false;
  const lines = text.split("\n");
  lines.forEach((line, place) => {
    const isFence = /^\s*```/.test(line);
    if (isIn || isFence) isCode.add(place);
    if (isFence) isIn = !isIn;
  });
  return lines.flatMap((line, place) => {
    const isOther = isCode.has(place) || /^\s*\|/.test(line) || /https?:\S+$/.test(line);
    return !isOther && [...line].length > WIDEST_PROSE ? [`${file}:${place + 1}`] : [];
  });
}

/** Whether code spreads an object literal in place, which only hides the object's properties. */
const spreadsLiteral = (text: string) => /\.{3}\{\s*[\w.}]/.test(text);

const readsEnvironment = (text: string) => /\bprocess\.env\b/.test(text);

describe("the architecture's rules", () => {
  it("hold for every import", async () => {
    expect(await violationsIn(root)).toEqual([]);
  });

  it("are each tested with a planted violation", () => {
    expect(Object.keys(PLANTED).sort()).toEqual(forbidden.map((rule) => rule.name).sort());
  });

  it.each(Object.keys(PLANTED))("%s catches its planted violation", async (name) => {
    const violations = await violationsIn(plant(PLANTED[name]!));
    expect(violations.map((line) => line.split(":")[0])).toContain(name);
  });

  it("keep a kind's name, and imports from its folder, inside its folder", () => {
    for (const text of [
      'if (kind === "review") {}',
      'switch (kind) { case "fix": }',
      'slug.startsWith("test-");',
      'where = { slug: { startsWith: "test-" } };',
      'where = { kind: "fix" };',
      "/^(?:review|test)-/.test(slug);",
      "const to = `/exercises?kind=review`;",
      "KINDS.review.grade;",
      'words["fix"];',
      'const all = ["review", "test"];',
      "const words = { review: 1, test: 2 };",
      "interface Words { review: string; fix: string }",
      'let kind: "test" | "fix";',
      'import { gradeFix } from "~/kinds/fix/grade";',
      'import type { ReviewWork } from "../../app/kinds/review/work";',
    ])
      expect(namesKinds({ file: "scripts/bench/x.ts", text }), text).toHaveLength(1);
    const inner = 'import type { ReviewWork } from "./review/work";';
    expect(namesKinds({ file: "app/kinds/capabilities.ts", text: inner })).toHaveLength(1);
    for (const text of ['import "~/review/queue";', 'import "./review/x";', 'path.startsWith("tests/");'])
      expect(namesKinds({ file: "app/x.ts", text }), text).toEqual([]);
    const files = [...sources("app"), ...sources("scripts")].filter(
      ({ file }) =>
        !/\.test\.|^app\/kinds\/(?:[^/]+\/|list\.ts$)|\/template/.test(file) &&
        !OTHER_WORDS.test(file) &&
        !ABOUT_ONE_KIND.test(file),
    );
    expect(files.flatMap(namesKinds)).toEqual([]);
  });

  it("keep a kind's folder free of other kinds", () => {
    const others = sources("app/kinds").flatMap(({ file, text }) => {
      const [, own] = /^app\/kinds\/([^/]+)\//.exec(file) ?? [];
      if (own === undefined || file.includes(".test.")) return [];
      return ts.preProcessFile(text).importedFiles.flatMap(({ fileName }) => {
        const other = kindImported(file, fileName);
        return other === undefined || other === own ? [] : [`${file}: ${fileName}`];
      });
    });
    expect(others).toEqual([]);
  });

  it("demand a reason at the top of every long file", () => {
    const linesOf = (text: string) => text.trimEnd().split("\n");
    const long = ["app", "scripts", "tests"]
      .flatMap((dir) => sources(dir))
      .filter(({ text }) => linesOf(text).length > MOST_LINES);
    expect(long.length).toBeGreaterThan(5);
    const hasReason = (text: string) => {
      const top = linesOf(text.replace(/^import\b[^;]*;\n/gm, "")).slice(0, 30);
      return /\bLong(:|,? because)/.test(top.filter((line) => /^(\/\/|\/\*\*| \*)/.test(line)).join("\n"));
    };
    expect(hasReason('import "./a";\n\n/** A table. Long: a line for each column. */\nconst a = 1;')).toBe(true);
    expect(hasReason("/** Longer texts are cut. */\nconst Long = 1;")).toBe(false);
    expect(long.filter(({ text }) => !hasReason(text)).map(({ file }) => file)).toEqual([]);
  });

  it("limit code and comments to 120 columns, and prose to 100", () => {
    const wide = "x".repeat(WIDEST_CODE);
    expect(tooWide({ file: "x.ts", text: `const a = 1;\nconst b = ${wide};` })).toEqual(["x.ts:2"]);
    expect(tooWide({ file: "x.ts", text: `// ${wide}` })).toEqual(["x.ts:1"]);
    expect(tooWide({ file: "x.ts", text: `const b = "${wide}";` })).toEqual([]);
    expect(tooWideProse({ file: "x.md", text: `\`\`\`\n${wide}\n\`\`\`\n${wide}` })).toEqual(["x.md:4"]);
    const code = ["app", "scripts", "tests"].flatMap((dir) => sources(dir)).filter(({ file }) => !MATERIAL.test(file));
    expect(code.flatMap(tooWide)).toEqual([]);
    const prose = ["README.md", "exercises/README.md", "lessons/README.md", "app/sandbox/README.md", "docs"].flatMap(
      texts,
    );
    expect(prose.flatMap(tooWideProse)).toEqual([]);
  });

  it("let styles use only custom properties that the product defines", () => {
    const styles = [...sources("app"), ...sources("app", /\.css$/)].map(({ text }) => text).join("\n");
    const found = (pattern: RegExp) => new Set([...styles.matchAll(pattern)].map(([, name]) => name!));
    const defined = found(/(?<!var\()(--[a-z][a-z0-9-]*)["'\]]*\s*:/g);
    expect(defined.size).toBeGreaterThan(50);
    expect([...found(/var\((--[a-z][a-z0-9-]*)/g)].filter((name) => !defined.has(name))).toEqual([]);
  });

  it("let a route read a cohort only through its reader", () => {
    const text = "export const a = (cohortId: string) => 1; export function b(r: CohortReader, page: number) {}";
    expect(takeCohortId("x.ts", text, new Set(["a", "b"]))).toEqual(["a"]);
    const called = calledByRoutes();
    expect(called.get("app/cohort/overview/overview.server.ts")).toContain("getSkillTable");
    const byId = [...called].flatMap(([file, names]) =>
      takeCohortId(file, fs.readFileSync(path.join(root, file), "utf8"), names),
    );
    expect(byId.sort()).toEqual([...BY_ID_ALONE].sort());
    expect(sources("app/routes").filter(({ text: route }) => route.includes("asGraded"))).toEqual([]);
  });

  it("let a route use its context, not its request, to notice that the reader left", () => {
    const asks = /\brequest\.signal\b|\bsignal\b[^}\n]*\} = request\b/;
    expect("const { signal } = request;").toMatch(asks);
    const routes = [...sources("app/routes"), ...sources("app/server")];
    expect(routes.filter(({ text }) => asks.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it("make pages that reload their data by themselves keep the replies of their forms (useLastingReply)", () => {
    const routes = sources("app/routes");
    const reloads = routes.filter(({ text }) => /\b(KeepFresh|useRevalidator|readTalkSign)\b/.test(text));
    const folders = new Set(reloads.map(({ file }) => path.posix.dirname(file)));
    expect(folders).toContain("app/routes/admin/admin.queue");
    const forgetful = routes.filter(
      ({ file, text }) => folders.has(path.posix.dirname(file)) && /\buseActionData\b/.test(text),
    );
    expect(forgetful.map(({ file }) => file)).toEqual([]);
  });

  it("give each hidden field its value, because React resets it to a default value when it updates the page", () => {
    const resets = (text: string) =>
      (text.match(/<input\b(?:[^/]|\/(?!>))*\/>/g) ?? []).some(
        (field) => field.includes('type="hidden"') && field.includes("defaultValue"),
      );
    expect(resets('<input type="hidden" name="key" defaultValue={key} />')).toBe(true);
    const resetting = sources("app").filter(({ text }) => resets(text));
    expect(resetting.map(({ file }) => file)).toEqual([]);
  });

  it("write out the properties of objects and components, without spreading a literal", () => {
    const planted = ["const a = { .".concat("..{ b, c } };"), "<Row {.".concat("..{ id }} />"), "f({ ...rest, b });"];
    expect(planted.map(spreadsLiteral)).toEqual([true, true, false]);
    const spreading = ["app", "scripts", "tests"]
      .flatMap((dir) => sources(dir))
      .filter(({ text }) => spreadsLiteral(text));
    expect(spreading.map(({ file }) => file)).toEqual([]);
  });

  it("keep the environment inside env.server.ts", () => {
    expect(readsEnvironment("const a = process.env.PORT")).toBe(true);
    const readers = sources("app").filter(({ file, text }) => readsEnvironment(text) && !file.endsWith(".test.ts"));
    expect(readers.map(({ file }) => file).filter((file) => file !== "app/operations/env.server.ts")).toEqual([]);
  });
});
