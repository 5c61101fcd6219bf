import { expect, it } from "vitest";
import { serve } from "./src/server";
import { api } from "./tests/api";

it("writes no lines but those that were there, and no key", async () => {
  const { deps, lines } = api();
  await serve(deps, { path: "/stations/quay-1", headers: { "x-api-key": "k-1" }, body: "7" });
  const messages = lines.map((line) => JSON.parse(line).message);
  expect(messages).toEqual(["key accepted", "measurement stored", "request served"]);
  expect(lines.join("\n")).not.toContain("k-1");
});
