import { beforeEach, describe, expect, it } from "vitest";
import { serve } from "../src/server";
import { api } from "./api";

const weir = { path: "/stations/weir-3", body: "2.5" };
const key = "k-1";

let { deps, lines, fault } = api();
beforeEach(() => {
  ({ deps, lines, fault } = api());
});

const idsInLog = () => lines.map((line) => JSON.parse(line).requestId);

describe("the id of a request", () => {
  it.each(["20261120-7f3a", "A".repeat(64), "12345678"])("is the partner's own: %s", async (own) => {
    const reply = await serve(deps, { ...weir, headers: { "x-api-key": key, "x-request-id": own } });
    expect(reply.headers).toEqual({ "x-request-id": own });
  });

  it.each([undefined, "", "1234567", "A".repeat(65), "two words here", 'broken"}\n{"level', "naïve-request"])(
    "is a new one in place of %j",
    async (own) => {
      const reply = await serve(deps, { ...weir, headers: { "x-api-key": key, "x-request-id": own } });
      expect(reply.headers).toEqual({ "x-request-id": "made-here-1" });
    },
  );

  it("is in every line, those of partners and measurements included", async () => {
    await serve(deps, { ...weir, headers: { "x-api-key": key, "x-request-id": "partner-0001" } });
    const messages = lines.map((line) => JSON.parse(line).message);
    expect(messages).toEqual(expect.arrayContaining(["key accepted", "measurement stored", "request served"]));
    expect(new Set(idsInLog())).toEqual(new Set(["partner-0001"]));
  });

  it("differs from request to request", async () => {
    for (const body of ["1", "2"]) await serve(deps, { ...weir, body, headers: { "x-api-key": key } });
    const half = lines.length / 2;
    expect(new Set(idsInLog().slice(0, half))).toEqual(new Set(["made-here-1"]));
    expect(new Set(idsInLog().slice(half))).toEqual(new Set(["made-here-2"]));
  });

  it("is in the reply, whatever its status", async () => {
    const requests = [
      { ...weir, headers: {} },
      { ...weir, path: "/", headers: { "x-api-key": key } },
      { ...weir, body: "high", headers: { "x-api-key": key } },
    ];
    const replies = [];
    for (const request of requests) replies.push(await serve(deps, request));
    expect(replies.map(({ status }) => status)).toEqual([401, 404, 400]);
    const made = ["made-here-1", "made-here-2", "made-here-3"];
    expect(replies.map(({ headers }) => headers?.["x-request-id"])).toEqual(made);
  });

  it("can be quoted when something went wrong", async () => {
    fault.store = "disk full";
    const reply = await serve(deps, { ...weir, headers: { "x-api-key": key } });
    expect(reply).toMatchObject({ status: 500, body: { error: "Something went wrong (request made-here-1)" } });
    expect(lines.join()).toContain('"reason":"Error: disk full","requestId":"made-here-1"');
  });
});
