/** Explains errors in code that the transpiler or the engine rejects without saying what is wrong. */
import type { Failure, Files } from "../contract";

/**
 * Syntax that the sandbox doesn't support. Each entry has a pattern for lines with this syntax, and says what to write
 * instead.
 */
const UNSUPPORTED: readonly { readonly looks: RegExp; readonly says: string }[] = [
  {
    looks: /^\s*(?:export\s+(?:default\s+)?)?@[A-Za-z_$]/,
    says: "decorators are not supported here: call the function yourself",
  },
  {
    looks: /\busing\s+[A-Za-z_$][\w$]*\s*=/,
    says: "`using` is not supported here: dispose of the value in a `finally` block",
  },
];

const TAG = /<\/(?:[A-Za-z][\w.]*)?>|<[A-Za-z][\w.]*(?:\s[^<>]*)?\/>/;
const JSX = "JSX is not supported here: use plain function calls";

/** Explains a syntax error if its line contains syntax that the sandbox doesn't support. */
export function explainSyntax(failure: Failure, files: Files): Failure {
  const line = lineOf(failure, files);
  if (failure.kind !== "error" || !/^Syntax ?[eE]rror: /.test(failure.message) || line === null) return failure;
  const found = UNSUPPORTED.find(({ looks }) => looks.test(line));
  if (found) return { ...failure, message: `Syntax error: ${found.says}` };
  // The transpiler takes a JSX tag for a type, so it may report an earlier line.
  const tag = files[failure.file!]!.split("\n").findIndex((text, i) => i >= failure.line! - 1 && TAG.test(text));
  if (tag < 0 || !failure.message.includes("Unexpected token")) return failure;
  return { ...failure, line: tag + 1, message: `Syntax error: ${JSX}` };
}

const NAMELESS = "TypeError: not a function";
/** Matches `Symbol` and `Proxy`, with which code can call a missing function without a visible call. */
const PROTOCOLS = /\b(?:Symbol|Proxy)\b/;
/** Words before parentheses that are neither the missing function nor another call that could fail. */
const NO_CALL = new Set(
  "if for while switch catch return typeof await void delete yield in of instanceof else case function async".split(
    " ",
  ),
);
/**
 * Functions of the harness. A call to one of them, or to a matcher on the result of `expect`, can't be the failing
 * call: the functions exist, and a misspelt matcher has its own message.
 */
const HARNESS = new Set("expect it test describe beforeEach beforeAll afterEach afterAll".split(" "));

/** Matches a short text in quotation marks, without escapes and embedded code. */
const TEXT = /"[^"\\]{0,200}"|'[^'\\]{0,200}'|`[^`\\$]{0,200}`/g;
/** Matches code that could hide another call or error, such as `new`, spreads, tags, and longer texts. */
const HIDING = /\b(?:new|super|import|throw)\b|\.\.\.|['`/]|[\w$)\]]""|(?<!")(?:"")*"(?!")/;
/** Matches the end of a line after which a new statement may begin, and the beginning of a statement. */
const STATEMENT_ENDS = /(?:^|[;{})\]\w$"]|=>)$/;
const STATEMENT = /^(?![\w$]+\s*\??:)[A-Za-z_$]/;
/** Matches the called name before a parenthesis, and what comes before a parenthesis that calls nothing. */
const CALLED = /(?<![\w$.)\]}#">])([A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)*)$/;
const GROUPS = /(?:^|[=(,:?&|+\-*%{[;~^<]|=>|(?<![\w$)\]])!)$/;
const MATCHER = /\)((?:\.(?:not|resolves|rejects))*\.to[A-Z]\w*)$/;

/**
 * Adds the name of the called function to the engine's message "not a function". A wrong name is worse than none, so
 * this adds a name only if the line begins a statement and contains a single call, of a plain name. The caller makes
 * sure that the error was thrown on this line, and not in a built-in function that the line calls.
 */
export function explainCall(failure: Failure, files: Files): Failure {
  if (failure.message !== NAMELESS || failure.file === undefined || failure.line === undefined) return failure;
  const lines = files[failure.file]?.split("\n") ?? [];
  const code = codeOf(lines[failure.line - 1] ?? "");
  const before = codeBefore(lines, failure.line - 1);
  if (code === null || before === null) return failure;
  if (HIDING.test(code) || !STATEMENT.test(code) || !STATEMENT_ENDS.test(before)) return failure;
  const [only, ...more] = callsIn(code);
  const isCertain = more.length === 0 && !Object.values(files).some((text) => PROTOCOLS.test(text));
  return only && isCertain ? { ...failure, message: `TypeError: ${only} is not a function` } : failure;
}

/** The limits for the code that is searched. This process isn't metered, and the code is a learner's. */
const MOST_CHARACTERS = 300;
const MOST_LINES = 20;

/** Returns a line with empty texts, and without a comment at its end. Null if the line is too long to search. */
function codeOf(line: string): string | null {
  if (line.length > MOST_CHARACTERS) return null;
  const [code] = line.replace(TEXT, '""').split("//");
  return code!.trim();
}

/** Returns the last line with code before this place, "" at the beginning of the file, and null beyond the limits. */
function codeBefore(lines: readonly string[], end: number): string | null {
  const first = Math.max(0, end - MOST_LINES);
  for (let at = end - 1; at >= first; at--) {
    const code = codeOf(lines[at]!);
    if (code !== "") return code;
  }
  return first === 0 ? "" : null;
}

/** Returns the names of the functions that a line calls; null for a call without a plain name. */
function callsIn(code: string): (string | null)[] {
  const calls: (string | null)[] = [];
  /** For each open parenthesis, whether it belongs to `expect`. */
  const open: boolean[] = [];
  const closesExpect = new Set<number>();
  for (let i = 0; i < code.length; i++) {
    if (code[i] === ")" && open.pop()) closesExpect.add(i);
    if (code[i] !== "(") continue;
    const before = withoutOptional(code.slice(0, i).trimEnd());
    const name = CALLED.exec(before)?.[1] ?? null;
    open.push(name === "expect");
    const matcher = MATCHER.exec(before);
    const isHarness = name !== null ? HARNESS.has(name) : matcher !== null && closesExpect.has(matcher.index);
    if (!isHarness && !GROUPS.test(before) && !(name && NO_CALL.has(name))) calls.push(name);
  }
  return calls;
}

/** Removes `?.` from the end of the code before a parenthesis. */
const withoutOptional = (code: string): string => (code.endsWith("?.") ? code.slice(0, -2).trimEnd() : code);

function lineOf({ file, line }: Failure, files: Files): string | null {
  if (file === undefined || line === undefined) return null;
  return files[file]?.split("\n")[line - 1] ?? null;
}
