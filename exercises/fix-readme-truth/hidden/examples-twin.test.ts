import { expect, it } from "vitest";
import { examples } from "./readme";
import { importWith } from "./world";

it("prints what each of the other examples shows", async () => {
  const others = examples().filter(({ args }) => !args.includes("json"));
  expect(others.length).toBeGreaterThan(0);
  for (const { args, printed } of others) expect(printed).toEqual((await importWith(args)).printed);
});
