import { describe, expect, it } from "vitest";
import { mentions } from "../src/mentions";

/** "mira 3": each name with its place, one after another. */
const found = (text: string) => [...mentions(text)].map(({ name, at }) => `${name} ${at}`);

describe("mentions", () => {
  it("finds a name", () => {
    expect(found("Hi @Mira!")).toEqual(["mira 3"]);
  });

  // Where does a name begin, where does it end, what is no name at all? And what if there are thousands?
});
