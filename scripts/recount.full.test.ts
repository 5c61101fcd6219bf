import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { makePerson } from "../tests/setup/people";

const run = (...args: string[]) => {
  const done = spawnSync(process.execPath, ["--import", "tsx", "scripts/recount.ts", ...args], { encoding: "utf8" });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
};

it("recounts the learners that are named, and nothing if one of them is unknown", async () => {
  const { id } = await makePerson("ana");
  expect(run(id)).toMatchObject({ status: 0 });
  expect(run(id, "bo")).toMatchObject({
    status: 1,
    said: expect.stringContaining("There is no learner with the id bo. Nothing was recalculated."),
  });
});

it.each([[["--help"]], [["--figure"]], [["--figures", "ana"]]])("refuses %j, and prints the usage", (args) => {
  const { status, said } = run(...args);
  expect(status).toBe(2);
  expect(said).toContain("npm run recount");
  expect(said).not.toContain("calculated:");
});
