import { ApiError } from "./api-error";

/** By name: "first name". */
export type Values = Readonly<Record<string, string>>;

/** Gives the text of another template. */
export type ReadPart = (name: string) => Promise<string>;

const MAX_DEPTH = 5;

/** "{{first name}}" or "{{> footer}}": the second begins with a ">". Braces cannot be nested. */
const HOLE = /\{\{(>?)([^{}]*)\}\}/g;

/** Fills the holes of a template with values and with other templates, which have holes of their own. */
export async function fillIn(template: string, values: Values, readPart: ReadPart, depth = 0): Promise<string> {
  if (depth > MAX_DEPTH) throw new ApiError(422, "too deep");

  let text = "";
  let end = 0;
  for (const hole of template.matchAll(HOLE)) {
    const [whole, isPart, inside = ""] = hole;
    const name = inside.trim();
    text += template.slice(end, hole.index);
    end = hole.index + whole.length;
    if (isPart) {
      // One after the other: parts are few, and the first that is too deep ends it all.
      text += await fillIn(await readPart(name), values, readPart, depth + 1);
    } else {
      text += valueOf(values, name) ?? whole;
    }
  }
  return text + template.slice(end);
}

/** A value that was given. What each object knows, such as "constructor", was not. */
function valueOf(values: Values, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
