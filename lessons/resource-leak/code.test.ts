import { expect, it } from "vitest";
import { indexOf } from "./code";

/** Counts open scans. A letter whose text is null is a damaged scan. */
function scanner(letters: Record<string, string | null>) {
  const state = { open: 0 };
  return {
    state,
    open(name: string) {
      state.open++;
      return {
        readText() {
          const text = letters[name];
          if (text === null || text === undefined) throw new Error("Damaged");
          return text;
        },
        close() {
          state.open--;
        },
      };
    },
  };
}

it("indexes good letters and closes them", () => {
  const archive = scanner({ a: "Dear Ida,\nthe boat…", b: "Lieber Karl," });
  expect(indexOf(archive, ["a", "b"]).map(({ firstLine }) => firstLine)).toEqual(["Dear Ida,", "Lieber Karl,"]);
  expect(archive.state.open).toBe(0);
});

it("closes empty letters", () => {
  const archive = scanner({ a: "", b: "Dear Ida," });
  expect(indexOf(archive, ["a", "b"])).toEqual([{ name: "b", firstLine: "Dear Ida," }]);
  expect(archive.state.open).toBe(0);
});

it("closes damaged letters", () => {
  const archive = scanner({ a: null, b: "Dear Ida," });
  expect(indexOf(archive, ["a", "b"])).toEqual([{ name: "b", firstLine: "Dear Ida," }]);
  expect(archive.state.open).toBe(0);
});
