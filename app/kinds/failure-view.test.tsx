import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Failure } from "~/sandbox/contract";
import { FailureWords } from "./failure-view";

const deep = { file: "src/basket.ts", line: 3, name: "priceOf" };
const FAILURE: Failure = {
  kind: "error",
  message: "RangeError: no such item",
  file: "src/basket.ts",
  line: 2,
  calls: [deep, deep, deep, { file: "basket.test.ts", line: 16 }],
};
const words = (failure: Failure, only?: { file: string; name: string }) =>
  renderToStaticMarkup(<FailureWords failure={failure} only={only} onLine={() => {}} />)
    .replaceAll(/<button[^>]*>/g, "[")
    .replaceAll("</button>", "]")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");

it("says where a failure is and which calls led there, and lists a recursion only once", () => {
  const text = words(FAILURE);
  expect(text).toContain("[basket.ts, line 2]: RangeError: no such item");
  expect(text).toMatch(
    /called in priceOf , \[basket.ts, line 3\], 3 times in a row called \[basket.test.ts, line 16\]/,
  );
});

it("links only to lines that can be opened, and names their file as asked", () => {
  const text = words(FAILURE, { file: "basket.test.ts", name: "the proof" });
  expect(text).toContain("basket.ts, line 2: RangeError");
  expect(text.match(/\[[^\]]+\]/g)).toEqual(["[the proof, line 16]"]);
});

it("names the file if the line is unknown", () => {
  const { line: _, calls: __, ...rest } = FAILURE;
  expect(words(rest)).toContain("basket.ts: RangeError: no such item");
});

it("says what the signs of differing values mean", () => {
  expect(words({ ...FAILURE, diff: "- 1\n+ 2" })).toContain("- expected, + received: - 1 + 2");
});
