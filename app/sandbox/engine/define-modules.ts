import { type Guest, knock } from "./engine";
import type { Handle, Instance } from "./instance";
import { asAsync, type CompiledModule, type ModuleKind } from "./transpile";

const AWAIT_IN_TESTS_ONLY = "SyntaxError: await outside of functions is available in test files only";

/** Module kinds whose code is plain text. */
const DATA: ReadonlySet<ModuleKind> = new Set(["json", "test-json", "text"]);

/**
 * Defines the modules in the guest without running them. Returns the error in the first module that the engine can't
 * parse.
 */
export function defineModules(
  guest: Guest,
  modules: ReadonlyMap<string, CompiledModule>,
): { file: string; message: string; line: number | undefined } | null {
  const { instance } = guest;
  // Parsing must not have visible effects, so messages and logs are ignored.
  instance.setHost({ send: () => {}, log: () => {} });
  for (const [file, module] of modules) {
    let value: Handle;
    let read = module;
    if (DATA.has(module.kind)) value = instance.string(module.code);
    else {
      const made = instance.evaluate(module.code, file);
      if ("value" in made) value = made.value;
      else {
        read = module.code.includes("await") ? asAsync(module) : module;
        const later = read === module ? made : instance.evaluate(read.code, file);
        if ("error" in later) return { file, ...describeSyntaxError(instance, made.error) };
        if (module.kind !== "test") return { file, message: AWAIT_IN_TESTS_ONLY, line: undefined };
        value = later.value;
      }
    }
    // The parentheses around the outer function aren't part of the function.
    const lengths = read.inner === undefined ? [] : [read.code.length - 2, read.inner];
    const args = [
      instance.string(file),
      instance.string(module.kind),
      value,
      instance.string(JSON.stringify(module.live)),
      instance.string(JSON.stringify(lengths)),
    ];
    const defined = knock(guest, "define", ...args);
    for (const arg of args) instance.free(arg);
    if ("error" in defined) return { file, message: "the file is too large", line: undefined };
    const isWhole = instance.text(defined.value) !== "";
    instance.free(defined.value);
    if (!isWhole) return { file, message: "SyntaxError: unexpected end of file", line: undefined };
  }
  return null;
}

/** Describes a syntax error. The line is known only in a locating guest, where errors keep their stacks. */
function describeSyntaxError(instance: Instance, error: Handle): { message: string; line: number | undefined } {
  const stack = instance.property(error, "stack");
  const line = /:(\d+)(?::\d+)?\)?\s*$/m.exec(instance.text(stack))?.[1];
  const message = instance
    .text(error)
    .replace("import.meta only valid in module code", "import.meta is not available in the sandbox");
  return { message, line: line === undefined ? undefined : Number(line) };
}
