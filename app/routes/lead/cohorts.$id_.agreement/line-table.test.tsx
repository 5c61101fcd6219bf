import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { figuresOf } from "~/review/agreement/agreement";
import { LineTable } from "./line-table";

type Pair = [number, number];
const pairs = (times: number, one: number, other: number) => Array.from({ length: times }, (): Pair => [one, other]);

/** Renders one line of the rubric with these chosen steps, and returns the cells of its row. */
function cellsOf(chosen: readonly Pair[]): string[] {
  const line = { id: "what", asks: "Says what goes wrong", ...figuresOf(chosen, "ordinal", "x") };
  const html = renderToStaticMarkup(<LineTable kind="Review" lines={[line]} />);
  const cells = html.match(/<td[^>]*>.*?<\/td>/g) ?? [];
  return cells.map((cell) => cell.replace(/<[^>]+>/g, ""));
}

describe("a line’s figures in words", () => {
  it("are only counts with few submissions or none", () => {
    expect(cellsOf([])).toEqual(["0", "–", "not rated by two mentors yet"]);
    expect(cellsOf([...pairs(5, 0, 0), ...pairs(4, 0, 1)])).toEqual(["9", "5 (56%)", "too early to say"]);
  });

  it("are α with its interval, with a true minus sign", () => {
    const [works, same, beyond] = cellsOf([...pairs(5, 0, 0), ...pairs(5, 1, 1), ...pairs(8, 0, 1)]);
    expect([works, same]).toEqual(["18", "10 (56%)"]);
    expect(beyond).toMatch(/^0\.\d\d between −0\.\d\d and 0\.\d\d$/);
  });

  it("say if α, or its interval, cannot be determined", () => {
    expect(cellsOf(pairs(12, 1, 1))[2]).toBe("can’t be calculated: everyone chose the same level");
    expect(cellsOf([...pairs(19, 1, 1), ...pairs(1, 1, 0)])[2]).toMatch(/^0\.00 no interval: too few differ/);
    expect(cellsOf([...pairs(9, 1, 1), ...pairs(9, 0, 0)])[2]).toMatch(/^1\.00 no interval: too few differ/);
  });
});
