import { describe, expect, it } from "vitest";
import { keysByPlace } from "./keys-by-place";
import { type Key, keyOf } from "./workspace-keys";

const TABLE = [
  { id: "down", keys: ["j"], says: "next line" },
  { id: "wider", keys: ["j"], shift: true, says: "widen down" },
  { id: "help", keys: ["?"], says: "keys" },
  { id: "find", keys: ["/"], says: "find" },
  { id: "close", keys: ["Escape"], says: "close", whileTyping: true },
  { id: "send", keys: ["Enter"], ctrl: true, says: "send", whileTyping: true },
] as const satisfies readonly Key[];

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const usual = { isTyping: false, singleKeys: true };

describe("keyOf", () => {
  it.each([
    [{ key: "j" }, "down"],
    [{ key: "J", shiftKey: true }, "wider"],
    // With Caps Lock on, a lone j arrives as "J".
    [{ key: "J" }, "down"],
    [{ key: "?", shiftKey: true }, "help"],
    [{ key: "/" }, "find"],
    // A keyboard on which the slash needs Shift.
    [{ key: "/", shiftKey: true }, "find"],
    [{ key: "Escape" }, "close"],
    [{ key: "Enter", ctrlKey: true }, "send"],
    [{ key: "Enter", metaKey: true }, "send"],
    [{ key: "Enter" }, null],
    [{ key: "j", ctrlKey: true }, null],
    [{ key: "j", altKey: true }, null],
    [{ key: "x" }, null],
  ] as const)("%j is %s", (pressed, id) => {
    expect(keyOf(TABLE, { ...plain, ...pressed }, usual)).toBe(id);
  });

  it("ignores letters typed into a field", () => {
    const typing = { ...usual, isTyping: true };
    expect(keyOf(TABLE, { ...plain, key: "j" }, typing)).toBeNull();
    expect(keyOf(TABLE, { ...plain, key: "Escape" }, typing)).toBe("close");
    expect(keyOf(TABLE, { ...plain, key: "Enter", ctrlKey: true }, typing)).toBe("send");
  });

  it("can work without single keys", () => {
    const off = { ...usual, singleKeys: false };
    expect(keyOf(TABLE, { ...plain, key: "j" }, off)).toBeNull();
    expect(keyOf(TABLE, { ...plain, key: "?", shiftKey: true }, off)).toBeNull();
    expect(keyOf(TABLE, { ...plain, key: "Escape" }, off)).toBe("close");
    expect(keyOf(TABLE, { ...plain, key: "Enter", ctrlKey: true }, off)).toBe("send");
  });
});

it("lists keys by the place where they work, in the order of the table", () => {
  const other = { id: "line", keys: ["ArrowDown"], place: "On a line", says: "next" };
  const said = keysByPlace([...TABLE, other]).map(({ place, keys }) => [place, keys.map(({ id }) => id)]);
  expect(said).toEqual([
    ["Outside text fields and the editor", ["down", "wider", "help", "find"]],
    ["Anywhere, even while you type", ["close", "send"]],
    ["On a line", ["line"]],
  ]);
});
