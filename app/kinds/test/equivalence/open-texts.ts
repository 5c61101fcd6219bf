import { child, type Node, type Place } from "../../syntax";

/**
 * Explains why a mutant that changes only user-facing text doesn't have to count: specifications leave such text open.
 * Null if the mutant may change anything else.
 */
export function whyOpen(place: Place): string | null {
  if (isLogging(place)) return "The specification does not cover output printed for developers.";
  if (isWordsOfError(place)) return "The specification leaves the wording of errors open, because only people read it.";
  return null;
}

/**
 * Whether the code only logs a message. A test that asserts a log message would break as soon as someone improves the
 * message.
 */
function isLogging({ node, parents }: Place): boolean {
  if (node.type === "BlockStatement") {
    const body = node.body as Node[];
    // Only an `if` block qualifies, because a specification may require a whole function to print something.
    return body.length > 0 && parents[0]?.type === "IfStatement" && body.every(isLogStatement);
  }
  return [node, ...parents].some(isLogCall);
}

const isLogStatement = (node: Node) => node.type === "ExpressionStatement" && isLogCall(node.expression as Node);

function isLogCall(node: Node): boolean {
  const callee = node.type === "CallExpression" ? child(node, "callee") : null;
  const object = callee?.type === "MemberExpression" ? child(callee, "object") : null;
  return object?.type === "Identifier" && object.name === "console";
}

/** Whether the code is the first argument of a constructed error. */
function isWordsOfError({ node, parents }: Place): boolean {
  const chain = [node, ...parents];
  return chain.some((one, i) => {
    const callee = one.type === "NewExpression" ? child(one, "callee") : null;
    const isError = callee?.type === "Identifier" && /(Error|Exception)$/.test(String(callee.name));
    return isError && i > 0 && (one.arguments as Node[])[0] === chain[i - 1];
  });
}
