/**
 * Follows a few statements without running them, from a point at which something is known. Describes their effects as
 * text: the calls and assignments in order, and how the statements end. If two paths from the same point result in the
 * same text, they have the same effect. Follows only code whose effect is certain, and throws `Unknown` for any other
 * code.
 *
 * Makes three assumptions, which are verified by running code on inputs: numbers are finite, 0 and −0 aren't
 * distinguished, and reading a property changes nothing.
 */
import { child, type Node } from "../../syntax";
import { evaluate } from "./expression";
import type { State } from "./state";
import { constant, Unknown } from "./value";

/**
 * The code that runs next: the rest of a block, then the code after that block. If no code follows, `beyond` says where
 * the path ends.
 */
export interface Next {
  readonly statements: readonly Node[];
  readonly beyond: Next | string;
}

/** The maximum number of branches on a path. Paths with more branches aren't followed. */
const MOST_FORKS = 12;

/** Describes the effect of the statements as text. Throws `Unknown`. */
export function outcomeOf(next: Next, at: State, forks = { left: MOST_FORKS }): string {
  const [statement, ...rest] = next.statements;
  if (!statement)
    return typeof next.beyond === "string"
      ? at.end(`goes on at ${next.beyond}`, true)
      : outcomeOf(next.beyond, at, forks);
  const after: Next = { statements: rest, beyond: next.beyond };
  switch (statement.type) {
    case "ReturnStatement": {
      const argument = child(statement, "argument");
      return at.end(`return ${(argument ? evaluate(argument, at) : constant(undefined)).text}`, false);
    }
    case "ThrowStatement":
      return at.end(`throw ${evaluate(child(statement, "argument")!, at).text}`, true);
    case "BreakStatement":
    case "ContinueStatement":
      if (child(statement, "label")) throw new Unknown("a label");
      return at.end(statement.type, true);
    case "BlockStatement":
      if (statement === at.turn.emptied) return outcomeOf(after, at, forks);
      return outcomeOf({ statements: statement.body as Node[], beyond: after }, at, forks);
    case "IfStatement":
      return outcomeOfIf(statement, after, at, forks);
    case "ForStatement":
    case "ForOfStatement":
    case "WhileStatement":
      skipLoop(statement, at);
      return outcomeOf(after, at, forks);
    case "ExpressionStatement":
      evaluate(child(statement, "expression")!, at);
      return outcomeOf(after, at, forks);
    case "VariableDeclaration":
      declare(statement, at);
      return outcomeOf(after, at, forks);
    case "FunctionDeclaration":
    case "EmptyStatement":
    case "TSTypeAliasDeclaration":
    case "TSInterfaceDeclaration":
      return outcomeOf(after, at, forks);
    default:
      throw new Unknown(statement.type);
  }
}

function outcomeOfIf(statement: Node, after: Next, at: State, forks: { left: number }): string {
  const test = evaluate(child(statement, "test")!, at);
  const into = (name: string, from: State) => {
    const branch = child(statement, name);
    return outcomeOf({ statements: branch ? [branch] : [], beyond: after }, from, forks);
  };
  if (test.constant) return into(test.constant.is ? "consequent" : "alternate", at);
  if (forks.left-- <= 0) throw new Unknown("too many branches");
  const [yes, no] = [into("consequent", at.copy()), into("alternate", at)];
  return yes === no ? yes : `if ${test.text} {${yes}} else {${no}}`;
}

/** Skips a loop whose body never runs. Other loops aren't followed. */
function skipLoop(loop: Node, at: State): void {
  if (loop.type === "ForOfStatement") {
    if (loop.await || !at.isEmptyList(evaluate(child(loop, "right")!, at))) throw new Unknown("a loop");
    return;
  }
  const init = child(loop, "init");
  if (init?.type === "VariableDeclaration") declare(init, at);
  else if (init) evaluate(init, at);
  const test = child(loop, "test");
  const is = test && evaluate(test, at).constant;
  if (!is || is.is) throw new Unknown("a loop");
}

function declare(statement: Node, at: State): void {
  for (const one of statement.declarations as Node[]) {
    const id = child(one, "id")!;
    const init = child(one, "init");
    if (id.type === "Identifier") at.set(String(id.name), init ? evaluate(init, at) : constant(undefined));
    else if (id.type === "ObjectPattern" && init) {
      const from = evaluate(init, at);
      for (const property of id.properties as Node[]) {
        const to = child(property, "value");
        if (property.type !== "ObjectProperty" || property.computed || to?.type !== "Identifier")
          throw new Unknown("a pattern");
        at.set(String(to.name), at.property(from, String(child(property, "key")?.name)));
      }
    } else throw new Unknown("a pattern");
  }
}
