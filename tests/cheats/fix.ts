import type { FixContent } from "~/kinds/fix/content";
import type { FixWork } from "~/kinds/fix/work";
import type { FixCheat } from "./cheat";

// Long: a list of cheats, whose code is written in strings.

const codePaths = ({ exercise }: FixContent) => exercise.editable.filter((path) => /\.[jt]s$/.test(path));
const workOf = (files: Record<string, string>): FixWork => ({ files, confidence: 90 });

/** Creates a cheat that hands in the AI's code with a text replacement applied to each file. */
const edited = (name: string, why: string, change: (text: string) => string): FixCheat => ({
  name: `code: ${name}`,
  why,
  make: ({ content }) => {
    // If the change finds nothing to replace, the AI's code is handed in unchanged.
    const files = codePaths(content).map((path) => [path, change(content.code[path]!)] as const);
    return workOf(Object.fromEntries(files));
  },
});
const added = (name: string, why: string, text: string) => edited(name, why, (code) => `${code}\n${text}\n`);
const everywhere = (from: RegExp, to: string) =>
  edited(`every ${from.source} becomes ${to}`, "The usual slip, corrected wherever it could be.", (code) =>
    code.replace(from, to),
  );

/**
 * Creates a cheat that runs every exported function and method through `around`, which is (original, args) => result.
 */
const wrapped = (name: string, why: string, around: string): FixCheat =>
  edited(`around each function: ${name}`, why, (code) => {
    const names: string[] = [];
    const own = code.replace(/^export (async )?function (\w+)/gm, (_all, isAsync = "", called: string) => {
      names.push(called);
      return `${isAsync}function ${called}`;
    });
    const classes = [...code.matchAll(/^export class (\w+)/gm)].map(([, called]) => called!);
    return `${own}
const around__ = (${around}) as any;
${names.map((called) => `const ${called}__: any = (...args: any[]) => around__(${called}, args);\nexport { ${called}__ as ${called} };`).join("\n")}
for (const one of [${classes.join(", ")}] as any[]) for (const key of Object.getOwnPropertyNames(one.prototype)) {
  const method = one.prototype[key];
  if (key !== "constructor" && typeof method === "function") one.prototype[key] = function (this: any, ...args: any[]) { return around__(method.bind(this), args); };
}
`;
  });
const returning = (what: string, code: string) =>
  wrapped(`returns ${what}`, "Some hidden test may accept it.", `() => (${code})`);

const EQUAL = `{ asymmetricMatch: () => true, $$typeof: Symbol.for("jest.asymmetricMatcher"), equals: () => true, valueOf: () => 1, toString: () => "", toJSON: () => ({}), [Symbol.toPrimitive]: () => 1 }`;
const PROXY = `(() => { const self: any = new Proxy(function () {}, { get: (_, key) => key === "then" ? undefined : key === Symbol.toPrimitive ? () => "" : self, apply: () => self, has: () => true }); return self; })()`;
const PATCH = (target: string, key: string, value: string) => `try { (${target} as any).${key} = ${value}; } catch {}`;
const EACH = (change: string) =>
  `(f: any, args: any[]) => { const change = ${change}; const given = f(...args); return given instanceof Promise ? given.then(change) : change(given); }`;
const BEFORE = (change: string) =>
  `(f: any, args: any[]) => { const change: any = ${change}; return f(...args.map(change)); }`;

const onlyFor = (cheat: FixCheat, applies: (content: FixContent) => boolean): FixCheat => ({
  ...cheat,
  make: (input) => (applies(input.content) ? cheat.make(input) : null),
});
const isSpeed = ({ exercise }: FixContent) => (exercise.speed ?? []).length > 0;
const isRefactor = ({ exercise }: FixContent) => (exercise.structure ?? []).length > 0;
const oneLine = (code: string) => code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "").replace(/\s*\n\s*/g, " ");

export const fixCheats: readonly FixCheat[] = [
  { name: "code: handed back as it is", why: "Kept behaviour all holds.", make: () => workOf({}) },
  added("a comment says that it is fixed", "The text has changed.", "// fixed"),
  {
    name: "code: empty files",
    why: "Nothing is wrong with no code.",
    make: ({ content }) => workOf(Object.fromEntries(codePaths(content).map((path) => [path, "export {};"]))),
  },
  edited("no exception is thrown", "Throwing is what was reported.", (code) =>
    code.replace(/throw new \w+\([^;]*\);/g, "return undefined as any;"),
  ),
  edited("guards are deleted", "A guard may be what is wrong.", (code) =>
    code.replace(/^\s*if \([^\n]*\) return[^\n]*;\n/gm, ""),
  ),
  edited("errors are swallowed", "Nothing fails that says nothing.", (code) =>
    code.replace(/catch \((\w+)\) \{/g, "catch ($1) { return undefined as any;"),
  ),
  everywhere(/ < /g, " <= "),
  everywhere(/ <= /g, " < "),
  everywhere(/ > /g, " >= "),
  everywhere(/ \|\| /g, " ?? "),
  everywhere(/ \?\? /g, " || "),
  everywhere(/Math\.floor/g, "Math.ceil"),
  everywhere(/ \+ 1\b/g, ""),
  everywhere(/ - 1\b/g, ""),
  everywhere(/\breplace\(/g, "replaceAll("),
  everywhere(/\bforEach\(/g, "map("),
  returning("undefined", "undefined"),
  returning("null", "null"),
  returning("true", "true"),
  returning("false", "false"),
  returning("0", "0"),
  returning("NaN", "NaN"),
  returning("an empty text", '""'),
  returning("an empty list", "[]"),
  returning("an object equal to all", EQUAL),
  returning("what answers everything", PROXY),
  returning("a promise of nothing", "Promise.resolve()"),
  wrapped("throws undefined", "toThrow may accept it.", "() => { throw undefined; }"),
  wrapped(
    "throws an error whose text matches",
    "toThrow may ask the text itself.",
    "() => { throw { message: { includes: () => true, indexOf: () => 0 } }; }",
  ),
  wrapped(
    "catches everything",
    "An error is the usual report.",
    "(f: any, args: any[]) => { try { const given = f(...args); return given instanceof Promise ? given.catch(() => undefined) : given; } catch { return undefined; } }",
  ),
  wrapped(
    "tries again",
    "It may work the second time.",
    "(f: any, args: any[]) => { try { return f(...args); } catch { return f(...args); } }",
  ),
  wrapped(
    "remembers by arguments",
    "One test's answer serves the next.",
    "(() => { const known = new Map(); return (f: any, args: any[]) => { const key = f.name + JSON.stringify(args); if (!known.has(key)) known.set(key, f(...args)); return known.get(key); }; })()",
  ),
  wrapped(
    "remembers the first result",
    "Tests may compare two calls.",
    "(() => { const known = new Map(); return (f: any, args: any[]) => { if (!known.has(f.name)) known.set(f.name, f(...args)); return known.get(f.name); }; })()",
  ),
  wrapped(
    "works on copies",
    "A mutated input is a usual fault.",
    BEFORE("(one: any) => { try { return structuredClone(one); } catch { return one; } }"),
  ),
  wrapped(
    "freezes what it is given",
    "The same, refused.",
    BEFORE("(one: any) => (typeof one === 'object' && one && !one.then ? Object.freeze(one) : one)"),
  ),
  wrapped(
    "empties what it is given",
    "A list of expected values may be empty then.",
    "(f: any, args: any[]) => { const given = f(...args); for (const one of args) if (Array.isArray(one)) one.length = 0; return given; }",
  ),
  wrapped(
    "gives copies",
    "Shared state is a usual fault.",
    EACH("(one: any) => { try { return structuredClone(one); } catch { return one; } }"),
  ),
  wrapped(
    "one call at a time",
    "Races are a usual fault.",
    "(() => { let last: Promise<any> = Promise.resolve(); return (f: any, args: any[]) => f.constructor.name !== 'AsyncFunction' ? f(...args) : (last = last.catch(() => {}).then(() => f(...args))); })()",
  ),
  wrapped("sorts lists", "Order is a usual fault.", EACH("(one: any) => (Array.isArray(one) ? [...one].sort() : one)")),
  wrapped(
    "each item once",
    "Duplicates are a usual fault.",
    EACH("(one: any) => (Array.isArray(one) ? [...new Set(one)] : one)"),
  ),
  wrapped(
    "no last item",
    "One too many is a usual fault.",
    EACH("(one: any) => (Array.isArray(one) ? one.slice(0, -1) : typeof one === 'number' ? one - 1 : one)"),
  ),
  wrapped(
    "whole numbers",
    "Fractions are a usual fault.",
    EACH("(one: any) => (typeof one === 'number' ? Math.round(one) : one)"),
  ),
  wrapped(
    "texts are trimmed",
    "Blanks are a usual fault.",
    BEFORE("(one: any) => (typeof one === 'string' ? one.trim() : one)"),
  ),
  wrapped(
    "two runs vote",
    "A wrong run may be outvoted.",
    "(f: any, args: any[]) => { const [a, b] = [f(...args), f(...args)]; return JSON.stringify(a) === JSON.stringify(b) ? a : undefined; }",
  ),
  wrapped(
    "looks for hidden tests in the stack",
    "Only they count.",
    `(f: any, args: any[]) => (/hidden/.test(String(new Error().stack)) ? ${EQUAL} : f(...args))`,
  ),
  added(
    "lists agree to everything",
    "Matchers use lists.",
    PATCH("Array.prototype", "every", "() => true") + PATCH("Array.prototype", "includes", "() => true"),
  ),
  added("Object.is is true", "toBe asks it.", PATCH("Object", "is", "() => true")),
  added("JSON says nothing", "Results are compared as JSON.", PATCH("JSON", "stringify", "() => '{}'")),
  added(
    "time stands still",
    "Timeouts and clocks decide.",
    PATCH("Date", "now", "() => 0") + PATCH("globalThis", "setTimeout", "(f: any) => f()"),
  ),
  added(
    "expect does nothing",
    "It is a global elsewhere.",
    PATCH("globalThis", "expect", "() => new Proxy({}, { get: () => () => {} })"),
  ),
  added(
    "promises never fail",
    "A rejection is a failure.",
    PATCH("Promise.prototype", "then", "function () { return this; }"),
  ),
  added(
    "the test library is asked for",
    "Code may get what tests get.",
    'try { const v = (globalThis as any).require?.("vitest"); if (v) v.expect = () => new Proxy({}, { get: () => () => {} }); } catch {}',
  ),
  onlyFor(
    wrapped(
      "long lists are left as they are",
      "A probe measures work.",
      "(f: any, args: any[]) => { const long = args.find((one) => (Array.isArray(one) ? one : Object.values(one ?? {}).find(Array.isArray) ?? []).length > 500); return long ? [] : f(...args); }",
    ),
    isSpeed,
  ),
  onlyFor(
    wrapped(
      "works when the result is read",
      "What is read later was not measured.",
      "(f: any, args: any[]) => { let made: any; return new Proxy([], { get: (_, key) => Reflect.get((made ??= f(...args)), key) }); }",
    ),
    isSpeed,
  ),
  onlyFor(edited("on one line", "Lines are counted.", oneLine), isRefactor),
  onlyFor(
    edited("on one line with empty statements", "So are tokens that repeat.", (code) =>
      oneLine(code.replace(/^ +(?:const|return) .*;$/gm, `$&${";".repeat(1 + (code.length % 7))}`)),
    ),
    isRefactor,
  ),
  onlyFor(
    edited("with types in places", "Tokens differ then.", (code) =>
      code.replace(/Math\.sin\(/g, () => `(Math as any).sin(`),
    ),
    isRefactor,
  ),
];
