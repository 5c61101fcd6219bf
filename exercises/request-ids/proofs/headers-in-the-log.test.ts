import { expect, it } from "vitest";
import { serve } from "./src/server";
import { api } from "./tests/api";

it("writes no line that holds the partner's key", async () => {
  const { deps, lines } = api();
  await serve(deps, { path: "/stations/quay-1", headers: { "x-api-key": "k-1" }, body: "7" });
  expect(lines.filter((line) => line.includes("k-1"))).toEqual([]);
});
