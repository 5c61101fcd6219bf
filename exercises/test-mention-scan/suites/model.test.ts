import { describe, expect, it } from "vitest";
import { mentions } from "../src/mentions";

const found = (text: string) => [...mentions(text)].map(({ name, at }) => `${name} ${at}`);

describe("names", () => {
  it("begin with a letter and go on as long as they can", () => {
    expect(found("@li-na_2. @Bo9! (@ZED) @a- @q_")).toEqual(["li-na_2 0", "bo9 10", "zed 17", "a- 23", "q_ 27"]);
  });

  it.each(["@", "a @", "@ ana", "@a", "@a b", "@9to5", "@_bo", "@-bo", "@.bo", "", "ana", "@é1"])(
    "are none in %j",
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it("have 2 to 20 characters", () => {
    const twenty = "abcdefghijklmnopqrst";
    expect(found(`@ab @${twenty}`)).toEqual(["ab 0", `${twenty} 4`]);
    for (const more of ["u", "0", "_", "-", "U"]) expect(found(`@${twenty}${more}`)).toEqual([]);
    expect(found(`@${twenty}.u`)).toEqual([`${twenty} 0`]);
  });

  it("may hold every letter and digit", () => {
    const names = ["az", "AZ", "mZ", "a0", "a9", "a5", "za", "ZA", "a-", "a_"];
    expect(found(names.map((name) => `@${name}`).join(" "))).toEqual(
      names.map((name, place) => `${name.toLowerCase()} ${place * 4}`),
    );
  });
});

describe("the character before", () => {
  it.each(["a", "z", "m", "A", "Z", "0", "9", "5", "_", "-", ".", "+", "@"])("forbids it: %s", (before) => {
    expect(found(`${before}@ana`)).toEqual([]);
    expect(found(`x ${before}@ana @bo`)).toEqual(["bo 8"]);
  });

  it.each([" ", "\n", "(", ",", ":", "/", "é", "*", '"', "`", "{", "["])("allows it: %j", (before) => {
    expect(found(`${before}@ana`)).toEqual(["ana 1"]);
  });

  it("rules out mail addresses", () => {
    expect(found("mira@example.org, first.last+tag@example.org")).toEqual([]);
  });

  it("forbids a second one right behind a name", () => {
    expect(found("@ana@bo @@cy @ana")).toEqual(["ana 0", "ana 13"]);
  });
});

describe("several", () => {
  it("come in order, as often as they occur, with one character between", () => {
    expect(found("@bo @ana,@bo\n@bo @ANA")).toEqual(["bo 0", "ana 4", "bo 9", "bo 13", "ana 17"]);
  });
});

describe("long texts", () => {
  it("may be nothing but mentions", () => {
    const all = found("@ana ".repeat(3_000));
    expect(all).toHaveLength(3_000);
    expect(all.at(-1)).toBe("ana 14995");
  });

  it("may be nothing but @", () => {
    expect(found("@".repeat(3_000))).toEqual([]);
    expect(found("a@".repeat(1_500))).toEqual([]);
  });

  it("may be nothing but letters", () => {
    expect(found(`@${"a".repeat(20_000)} @bo`)).toEqual(["bo 20002"]);
    expect(found(`${"a".repeat(20_000)}@bo`)).toEqual([]);
  });
});
