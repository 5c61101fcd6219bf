import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { describeError } from "./log.server";

const SECRET = "what Ana wrote";
const thrownBy = (act: () => unknown) =>
  Promise.resolve()
    .then(act)
    .catch((error) => error);

it("logs an error's kind, code, message and stack", async () => {
  const said = describeError(Object.assign(new TypeError("no grader"), { code: "E_NONE" }));
  expect(said).toMatchObject({ type: "TypeError", code: "E_NONE", message: "no grader" });
  expect(said).toHaveProperty("stack", expect.stringContaining("log.test.ts"));
});

it.each([
  ["text that cannot be parsed", () => JSON.parse(`${SECRET} {`)],
  ["a query's values", () => db.draft.updateMany({ data: { work: SECRET, version: Number.NaN } })],
  [
    "a repeated row's values",
    async () => {
      for (const id of ["a", "b"])
        await db.user.create({
          data: { id, name: SECRET, email: SECRET, createdAt: new Date(), updatedAt: new Date() },
        });
    },
  ],
  ["fields of the error", () => Promise.reject(Object.assign(new Error("no file"), { path: SECRET, input: SECRET }))],
  ["a thrown value that is not an error", () => Promise.reject(SECRET)],
])("keeps %s out of the log", async (_what, act) => {
  const error = await thrownBy(act);
  expect(error).toBeTruthy();
  expect(JSON.stringify(describeError(error))).not.toContain(SECRET);
});
