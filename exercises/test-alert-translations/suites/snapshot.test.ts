import { expect, it } from "vitest";
import { phraseAlert } from "../src/phrase-alert";
import { harbour, right, untrue } from "../src/recorded";

const writing = (answer: string) => ({ write: async () => answer });

// Taken down from a run of the code.
it("four languages, as recorded", async () => {
  const phrased = await phraseAlert(harbour, ["en", "de", "fr", "pl"], writing(right.fenced!.answer));
  expect(JSON.stringify(phrased.slice(0, 2))).toBe(
    '[{"language":"en","text":"U5: no service Mill Lane - Old Harbour from 18:40 to 21:00.","by":"template"},{"language":"de","text":"Die U5 hält von 18:40 bis 21:00 nicht zwischen Old Harbour und Mill Lane.","by":"model"}]',
  );
});

it("advice, as recorded", async () => {
  const [german] = await phraseAlert(harbour, ["de"], writing(untrue.adviceAdded));
  expect(german).toEqual({ language: "de", text: untrue.adviceAdded, by: "model" });
});

it("a changed time, as recorded", async () => {
  const [german] = await phraseAlert(harbour, ["de"], writing(untrue.timeChanged));
  expect(german?.text).toBe("U5: kein Betrieb Mill Lane - Old Harbour ab 18:40 bis 21:00.");
});
