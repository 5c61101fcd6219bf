import { describe, expect, it } from "vitest";
import { phraseAlert } from "../src/phrase-alert";
import { harbour, right } from "../src/recorded";

/** A model that gives these answers, one after the other. */
const writing = (...answers: string[]) => ({ write: async () => answers.shift() ?? "" });

describe("phraseAlert", () => {
  it("takes a text that is true", async () => {
    const phrased = await phraseAlert(harbour, ["de"], writing(right.plain!.answer));
    expect(phrased).toEqual([{ language: "de", text: right.plain!.text, by: "model" }]);
  });

  // Which other texts are as true? And which only sound so?
});
