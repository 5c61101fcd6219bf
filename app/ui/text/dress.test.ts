import { beforeAll, expect, it } from "vitest";
import { dress } from "./dress.server";
import type { NameMarks } from "./link-names";
import { startRendering } from "./render.server";

beforeAll(() => startRendering(["https://onramp.example"]));

it("waits for links for a limited time, and has them for the next view", async () => {
  let [searches, end] = [0, (_: NameMarks) => {}];
  const find = () => {
    searches++;
    return new Promise<NameMarks>((resolve) => {
      end = resolve;
    });
  };
  const plain = { code: { "new:a.ts": "a();", "new:b.ts": "b();" }, prose: {} };
  const first = await dress(plain, find);
  expect(first.code["new:a.ts"]).toEqual([[{ text: "a();" }]]);
  end({ "new:a.ts": [{ line: 1, from: 0, to: 1, mark: { to: "new:1:b.ts" } }] });
  const { code } = await dress(plain, find);
  expect(code["new:a.ts"]).toEqual([[{ text: "a", to: "new:1:b.ts" }, { text: "();" }]]);
  expect(code["new:b.ts"]).toEqual(first.code["new:b.ts"]);
  expect(searches).toBe(1);
});
