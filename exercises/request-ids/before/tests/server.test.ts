import { expect, it } from "vitest";
import { serve } from "../src/server";
import { api } from "./api";

const key = { "x-api-key": "k-1" };

it("stores a measurement", async () => {
  const { deps, stored } = api();
  const reply = await serve(deps, { path: "/stations/weir-3", headers: key, body: "-4.5" });
  expect(reply.status).toBe(201);
  expect(stored).toEqual([{ station: "weir-3", value: -4.5, partner: "water works" }]);
});

it("refuses requests without a key, elsewhere, and without a number", async () => {
  const { deps } = api();
  const status = async (path: string, headers: object, body: string) =>
    (await serve(deps, { path, headers: { ...headers }, body })).status;
  expect(await status("/stations/weir-3", {}, "1")).toBe(401);
  expect(await status("/stations", key, "1")).toBe(404);
  expect(await status("/stations/weir-3", key, "high")).toBe(400);
});

it("writes the lines that our alerts count", async () => {
  const { deps, lines, fault } = api();
  await serve(deps, { path: "/stations/weir-3", headers: key, body: "2" });
  fault.store = "disk full";
  await serve(deps, { path: "/stations/weir-3", headers: key, body: "3" });
  expect(lines.map((line) => JSON.parse(line).message)).toEqual([
    "key accepted",
    "measurement stored",
    "request served",
    "key accepted",
    "request failed",
    "request served",
  ]);
});
