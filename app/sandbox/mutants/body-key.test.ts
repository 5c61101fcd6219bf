import { expect, it } from "vitest";
import { bodyKey } from "./body-key";

const BODY = 'async () => { const a = 1; return a / 2 > 0 && "a b // c" !== `a /* b */` && /[/"]\\/ x/.test(s); }';

it("a body's key is the same if only white space and comments differ, and in no other case", () => {
  const key = bodyKey(BODY);
  for (const same of [
    BODY.replace("; return", ";\n\n\t// what is left\n  return"),
    BODY.replace("a / 2", "a/2"),
    BODY.replace("const a", "const /* one\nmore */ a"),
    `${BODY}  // the end`,
  ])
    expect(bodyKey(same), same).toBe(key);
  for (const other of [
    BODY.replace("a b //", "a  b //"),
    BODY.replace("/* b */", "/*b*/"),
    BODY.replace("\\/ x", "\\/x"),
    BODY.replace("return a", "returna"),
    BODY.replace("a / 2", "a * 2"),
  ])
    expect(bodyKey(other), other).not.toBe(key);
});
