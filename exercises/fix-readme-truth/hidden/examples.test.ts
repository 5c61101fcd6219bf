import { expect, it } from "vitest";
import { examples } from "./readme";
import { importWith } from "./world";

it("prints the summary for scripts that the README shows", async () => {
  const example = examples().find(({ args }) => args.includes("json"));
  expect(example).toBeDefined();
  expect(example?.printed).toEqual((await importWith(example!.args)).printed);
});
