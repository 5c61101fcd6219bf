import path from "node:path";
import ts from "typescript";
import type { Plugin } from "vite";

/**
 * Rewrites the product's guards so that a test can switch them off one at a time without reloading any module: each
 * guard becomes `isOff("…") ? the code without it : the guard`. While all guards are on, the code behaves as before.
 */

/** The code that replaces each guard, keyed by the guard's name. `$` stands for the guard's arguments. */
const WITHOUT: Readonly<Record<string, string>> = {
  requirePerson: "__guards.anybody($)",
  requireAdmin: "__guards.anybody($)",
  requireTeacher: "__guards.anybody($)",
  requireReviewer: "__guards.anybody($)",
  requireRole: "__guards.anybody($)",
  requireReadRole: "__guards.anybody($)",
  requireReader: "__guards.anybodysReader($)",
  requireProgrammeLead: "__guards.anybody($)",
  requireLearner: "__guards.anybody($)",
  requireRight: "__guards.anybodysRight($)",
  findSubmissionRight: '"owner"',
  requireOpened: "undefined",
  requireReleased: "undefined",
  requireUploader: "__guards.anybodysUploader($)",
};
/** Columns that name a row's owner. A condition without the column matches everyone's rows. */
const WHOSE = new Set(["userId", "cohortId", "submissionId"]);
/** Matches the names of variables whose object is used as a query's condition. */
const OWNED = /^(owned|owner|own|mine|held)$/;
/** Matches the names of Express handlers that refuse a request. */
const HANDLER = /^(sameOrigin|bodyLimit|\w*[tT]oken\w*)$/;
/** Matches words which show that a refusal depends on who is asking, not on whether something exists. */
const ABOUT_WHO = /\b(right|role|roles|isAdmin|person|owner|who|may\w*)\b/i;

const FILES =
  /\/app\/(accounts|cohort|grading|review|routes|server)\/.*\.tsx?$|\/app\/operations\/metrics\.server\.ts$/;

interface Edit {
  readonly at: number;
  readonly insert: string;
}

/**
 * Returns the file's text with a switch at each guard, and the guards' names: "app/routes/learner/me/route.tsx loader
 * requirePerson".
 */
export function switchGuards(file: string, text: string): { code: string; guards: string[] } {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const edits: Edit[] = [];
  const guards: string[] = [];

  const name = (node: ts.Node, what: string) => {
    const plain = `${file} ${functionAround(node)} ${what}`;
    const twins = guards.filter((guard) => guard === plain || guard.startsWith(`${plain} (`)).length;
    const id = twins > 0 ? `${plain} (${twins + 1})` : plain;
    guards.push(id);
    return `__guards.isOff(${JSON.stringify(id)})`;
  };
  const wrap = (node: ts.Node, before: string, after: string) =>
    edits.push({ at: node.getStart(), insert: before }, { at: node.getEnd(), insert: after });

  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const called = node.expression.text;
      const without = Object.hasOwn(WITHOUT, called) ? WITHOUT[called] : undefined;
      const given = node.arguments.map((argument) => argument.getText()).join(", ");
      if (without) wrap(node, `(${name(node, called)} ? ${without.replace("$", () => given)} : `, ")");
    }
    if (ts.isCallExpression(node) && file.endsWith(".server.ts") && ts.isPropertyAccessExpression(node.expression)) {
      for (const argument of node.arguments) {
        if (ts.isIdentifier(argument) && HANDLER.test(argument.text) && node.expression.expression.getText() === "app")
          wrap(argument, `__guards.handler(() => ${name(argument, argument.text)}, `, ")");
      }
    }
    if (ts.isIfStatement(node) && refuses(node.thenStatement) && ABOUT_WHO.test(node.expression.getText()))
      wrap(node.expression, `!${name(node, "refusal")} && (`, ")");
    if (isWhose(node)) {
      const key = (node.name as ts.Identifier).text;
      wrap(node, `...(${name(node, `whose: ${key}`)} ? {} : { `, " })");
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  // Insert from the end, so that earlier positions stay valid. Insertions at one position keep the order in which they
  // were made.
  let code = text;
  const order = edits.map((edit, place) => ({ ...edit, place }));
  for (const { at, insert } of order.sort((a, b) => b.at - a.at || b.place - a.place))
    code = code.slice(0, at) + insert + code.slice(at);
  return { code, guards };
}

/** Returns the name of the function that contains a node. */
function functionAround(node: ts.Node): string {
  for (let up: ts.Node = node.parent; up; up = up.parent) {
    if (ts.isFunctionDeclaration(up) && up.name) return up.name.text;
    const isFunction = ts.isArrowFunction(up) || ts.isFunctionExpression(up);
    if (isFunction && ts.isVariableDeclaration(up.parent)) return up.parent.name.getText();
  }
  return "(file)";
}

/** Whether the statement responds with a 404. */
function refuses(statement: ts.Statement): boolean {
  const text = statement.getText().replace(/^\{\s*/, "");
  return /^(throw notFound\(\)|return void response\.status\(404\))/.test(text);
}

/** Whether a node is `userId: …` or `userId` in a query's condition. */
function isWhose(node: ts.Node): node is ts.PropertyAssignment | ts.ShorthandPropertyAssignment {
  if (!ts.isPropertyAssignment(node) && !ts.isShorthandPropertyAssignment(node)) return false;
  if (!ts.isIdentifier(node.name) || !WHOSE.has(node.name.text)) return false;
  // A list of ids (`{ in: … }`) came from a query that has its own guard.
  if (ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.initializer)) return false;
  for (let up: ts.Node = node.parent; up; up = up.parent) {
    if (ts.isPropertyAssignment(up)) {
      const key = up.name.getText();
      if (key === "where") return true;
      if (["data", "create", "update", "select"].includes(key)) return false;
    }
    if (ts.isVariableDeclaration(up)) return OWNED.test(up.name.getText());
    if (ts.isCallExpression(up) || ts.isStatement(up)) return false;
  }
  return false;
}

export function guardSwitches(): Plugin {
  return {
    name: "guard-switches",
    enforce: "pre",
    transform(text, id) {
      const [file = ""] = id.split("?");
      if (!FILES.test(file) || /\.test\.tsx?$/.test(file)) return null;
      const { code, guards } = switchGuards(path.relative(process.cwd(), file), text);
      if (guards.length === 0) return null;
      return { code: `__guards.know(${JSON.stringify(guards)});\n${code}`, map: null };
    },
  };
}
