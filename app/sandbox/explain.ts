/** Explains errors in code that the transpiler or the engine rejects without saying what is wrong. */
import type { Failure, Files } from "./contract";

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
/** Names that tests usually call, and keywords before parentheses. None of these can be the missing function. */
const NO_CANDIDATE =
  /^(?:expect|it|test|describe|vi|jest|before(?:Each|All)|after(?:Each|All)|if|for|while|switch|catch|return|typeof|await|function|async)\b/;

/** Matches a short text in quotation marks, without escapes. */
const TEXT = /"[^"\\]{0,200}"|'[^'\\]{0,200}'|`[^`\\]{0,200}`/g;

/**
 * Adds the name of the called function to the engine's message "not a function", if the line contains only one call.
 */
export function explainCall(failure: Failure, files: Files): Failure {
  const line = lineOf(failure, files);
  if (failure.message !== NAMELESS || line === null) return failure;
  const code = line.replace(TEXT, '""');
  const calls = [...code.matchAll(/(?<![\w$.)\]])([A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)*)(?:\?\.)?\(/g)];
  const names = new Set(calls.map(([, name]) => name!).filter((name) => !NO_CANDIDATE.test(name)));
  const [only] = names;
  return only !== undefined && names.size === 1
    ? { ...failure, message: `TypeError: ${only} is not a function` }
    : failure;
}

function lineOf({ file, line }: Failure, files: Files): string | null {
  if (file === undefined || line === undefined) return null;
  return files[file]?.split("\n")[line - 1] ?? null;
}
