import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readResponses, UnreadableResponses } from "./read-responses";
import type { Answer } from "./table";

const read = (text: string) => readResponses(text, "answers.csv");

const name = fc.string({ minLength: 1, maxLength: 8 }).map((text) => `i${text}i`);
const tables = fc.uniqueArray(name, { minLength: 2, maxLength: 5 }).chain((items) =>
  fc.record({
    items: fc.constant(items),
    table: fc.array(
      fc.array(fc.constantFrom<Answer>(0, 1, null), { minLength: items.length, maxLength: items.length }),
      { minLength: 2, maxLength: 6 },
    ),
  }),
);

describe("a file of answers", () => {
  it.each([
    ["semicolons", "a;b;c\n1;0;1\n0;1;1\n", "the items are separated by semicolons. Separate them with commas."],
    ["tabs", "a\tb\n1\t0\n0\t1\n", "the items are separated by tabs. Separate them with commas."],
    ["UTF-16", Buffer.from("\uFEFFa,b\n1,0\n0,1\n", "utf16le").toString("utf8"), "this file seems to be UTF-16."],
    ["10,000 items", `${Array.from({ length: 10_000 }, (_, i) => `i${i}`).join(",")}\n`, "there are 10000 items"],
  ])("is refused with a reason: %s", (_what, text, says) => {
    expect(() => read(text)).toThrow(UnreadableResponses);
    expect(() => read(text)).toThrow(says);
  });

  it("is read as written, quoted or not, with LF or CRLF, with or without a byte order mark", () => {
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom("\n", "\r\n"),
        fc.constantFrom("", "\uFEFF"),
        fc.boolean(),
        (one, end, mark, isLast) => {
          const header = one.items.map((item) => `"${item.replaceAll('"', '""')}"`).join(",");
          const rows = one.table.map((row) => row.map((answer) => answer ?? "").join(","));
          expect(read(`${mark}${[header, ...rows].join(end)}${isLast ? end : ""}`)).toEqual(one);
        },
      ),
    );
  });

  it("may have spaces around cells, quoted answers and empty lines at the end", () => {
    expect(read('a , "b, c"\n 1,"0"\n"",1 \n\n\n')).toEqual({
      items: ["a", "b, c"],
      table: [
        [1, 0],
        [null, 1],
      ],
    });
  });

  it.each([
    ["", /^answers\.csv:1, column 1: the file is empty/],
    ["a,b\n1,2\n0,1", /^answers\.csv:2, column 2: "2" is not 0, 1 or empty/],
    ["a,b\n1,0\n0,yes", /^answers\.csv:3, column 2: "yes"/],
    ["a,b\n1,0\n0,1,1", /^answers\.csv:3, column 2: this row has 3 cells, but the header has 2/],
    ["a,b\n1,0\n0", /^answers\.csv:3, column 1: this row has 1 cells/],
    ["a,b\n1,0\n\n0,1", /^answers\.csv:3, column 1: this row has 1 cells/],
    ["a,b,a\n1,0,1\n0,1,1", /^answers\.csv:1, column 3: "a" is also the name of column 1/],
    ["a,,c\n1,0,1\n0,1,1", /^answers\.csv:1, column 2: this column has no name/],
    ["a\n1\n0", /^answers\.csv:1, column 1: there is only one item/],
    ["a,b\n1,0\n", /^answers\.csv:2, column 1: there are 1 people/],
    ["a,b", /^answers\.csv:1, column 1: there are 0 people/],
    ['a,b\n1,"0\n0,1', /^answers\.csv:2, column 2: a quotation mark is not closed/],
    ['a,b\n"1"0,0\n0,1', /^answers\.csv:2, column 1: this cell ends in neither a comma nor a new line/],
    ["a,b\r1,0\r0,1", /^answers\.csv:1, column 2: this cell ends in neither/],
    ['"a\nb",c\n1,0\n0,x', /^answers\.csv:4, column 2: "x"/],
  ])("that cannot be read gives the place and the reason: %j", (text, message) => {
    expect(() => read(text)).toThrow(UnreadableResponses);
    expect(() => read(text)).toThrow(message);
  });
});
