import { expect, it } from "vitest";
import { printableLabel } from "../src/label";

/** A carrier that has everything at once. */
function quick() {
  const paths: string[] = [];
  const ask = async (method: string, path: string) => {
    paths.push(path);
    return method === "POST" ? { status: 202, body: "j1" } : { status: 200, body: "LABEL A" };
  };
  return { paths, world: { ask, pause: async () => {}, clock: () => 0 } };
}

it("gives the label", async () => {
  expect(await printableLabel(quick().world, "p1")).toBe("LABEL A");
});

it("orders it, and asks for the job", async () => {
  const { paths, world } = quick();
  await printableLabel(world, "p1");
  expect(paths).toEqual(["/labels/p1", "/jobs/j1"]);
});
