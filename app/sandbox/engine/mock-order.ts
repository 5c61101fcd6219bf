/**
 * Moves imports after module mocks. Test runners move `vi.mock`, `vi.hoisted` and similar calls before a file's
 * imports. Instead, this moves the imports behind the last such call, onto that call's last line, so that every line
 * keeps its number.
 */
import { literalEnd, startsPattern } from "../mutants/body-key";

// Matches the text before a call only on the call's own line. Otherwise, a long text would be scanned again from each
// of its lines.
const CALL =
  /^(?:import\b.*;[ \t]*)?(?:(?:export\s+)?(?:const|let|var)\s[^=;\n\r\u2028\u2029]{1,300}=\s*)?(?:await\s+)?(?:vi|vitest|jest)\s*\.\s*(?:mock|unmock|hoisted)\s*\(/gm;
// Matches only imports of a limited length, because a learner's source can be any text.
const IMPORT =
  /(?:^|(?<=;[ \t]{0,9}))import\s{0,9}(?:(?:(?!^import\b)[^"'`;()]){1,2000}?from\s{0,9})?(["'])([^"'\n]+)\1(?:\s{0,9}(?:with|assert)\s{0,9}\{[^}]{0,200}\})?[ \t]{0,9};?/gm;
const TEST_LIBRARIES = new Set(["vitest", "@jest/globals"]);

export const hasModuleMocks = (source: string): boolean => source.search(CALL) >= 0;

/** Returns the source with its imports after its mocks. `ready`: code to run between the mocks and the imports. */
export function importsAfterMocks(source: string, ready: string): string {
  // A module's name may be given as `import("./name")`, which must not be executed.
  const text = source.replace(/(\bmock|doMock|unmock)\(\s*import\(\s*(["'][^"'\n]+["'])\s*\)/g, "$1($2");
  let end = 0;
  for (const call of text.matchAll(CALL)) {
    if (call.index >= end) end = endOfCall(text, call.index + call[0].length);
  }
  const moved: string[] = [];
  const head = text.slice(0, end).replace(IMPORT, (statement, _quote, name: string) => {
    if (TEST_LIBRARIES.has(name)) return statement;
    const plain = statement.replace(/\/\/[^\n]*/g, "").replace(/(?<!\s)\s*\n\s*/g, " ");
    moved.push(plain.trimEnd().replace(/;?$/, ";"));
    return statement.replace(/[^\n]+/g, "");
  });
  return `${head}; ${ready} ${moved.join(" ")}${text.slice(end)}`;
}

/** Returns the position after the bracket that closes the one before `from`. */
function endOfCall(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (text.startsWith("//", at)) at = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
    else if (text.startsWith("/*", at))
      at = text.indexOf("*/", at + 2) < 0 ? text.length : text.indexOf("*/", at + 2) + 1;
    else if (`"'\``.includes(char) || (char === "/" && startsPattern(text.slice(Math.max(0, at - 30), at).trimEnd())))
      at = literalEnd(text, at) - 1;
    else if ("([{".includes(char)) depth++;
    else if (")]}".includes(char)) depth--;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
