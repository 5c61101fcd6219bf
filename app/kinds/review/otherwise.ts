import type { Files } from "~/sandbox/contract";
import { type Insertion, insert, type Node, parseModule, visit } from "./rewrite";

/**
 * Returns the same modules with other answers: every function returns a value that no test expects, and every constant
 * is set to this value. Reading one of the value's properties, or calling the value, returns the same value again. So
 * an assertion about values from this code passes or fails with another message, while `expect(1).toBe(2)` fails as
 * before.
 *
 * Parses only exercises, never learners' code.
 *
 * @param paths which of `files` to change; files that do not parse stay unchanged
 */
export function answeringOtherwise(files: Files, paths: readonly string[]): Files {
  return { ...files, ...Object.fromEntries(paths.map((path) => [path, changed(files[path]!)])) };
}

const NAME = "other$";
/** The value isn't a promise. Awaiting it returns the same value. */
const VALUE = [
  `const ${NAME} = new Proxy(function () {}, {`,
  `get: (_, key) => key === "then" ? undefined : key === Symbol.toPrimitive ? () => "another value"`,
  `: key === Symbol.iterator ? function* () {} : ${NAME},`,
  `apply: () => ${NAME}, construct: () => ${NAME} });`,
].join(" ");

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

function changed(source: string): string {
  const program = parseModule(source);
  if (!program) return source;
  const insertions: Insertion[] = [{ at: 0, text: `${VALUE} ` }];
  const around = ({ start, end }: Node) => insertions.push({ at: start, text: `${NAME} || (` }, { at: end, text: ")" });
  visit(program, (node) => {
    const { body } = node;
    if (!Array.isArray(node.params) || !isNode(body) || node.kind === "constructor" || node.kind === "set") return;
    if (body.type === "BlockStatement") insertions.push({ at: body.start + 1, text: ` return ${NAME};` });
    else around(body);
  });
  for (const statement of program.body) {
    const declared = isNode(statement.declaration) ? statement.declaration : statement;
    if (declared.type !== "VariableDeclaration") continue;
    for (const { init } of declared.declarations as readonly Node[])
      if (isNode(init) && !Array.isArray(init.params)) around(init);
  }
  return insert(source, insertions);
}
