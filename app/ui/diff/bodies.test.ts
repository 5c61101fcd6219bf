import { describe, expect, it } from "vitest";
import { leastMs } from "../../../tests/setup/timing";
import { LONG, readFields, readFormData } from "../forms/form-data.server";
import { readJson } from "../forms/json-body.server";

/**
 * Request bodies that would be slow to parse. They are measured before parsing, because parsing blocks all other
 * requests.
 */

const FULL = 2 * 1024 * 1024 - 100;
const ask = (type: string, body: string) =>
  new Request("http://localhost/", {
    method: "POST",
    body,
    headers: { "content-type": type, "content-length": String(Buffer.byteLength(body)) },
  });
const form = (body: string) => ask("application/x-www-form-urlencoded", body);
const json = (body: string) => ask("application/json", body);
const refusal = (reading: Promise<unknown>) =>
  reading.then(
    () => null,
    (reply: Response) => reply.status,
  );

describe("a form", () => {
  it("with very many fields is refused immediately", async () => {
    const body = "a&".repeat(FULL / 2);
    expect(await refusal(readFormData(form(body), LONG))).toBe(400);
    expect(await leastMs(() => refusal(readFormData(form(body), LONG)))).toBeLessThan(100);
    expect(await refusal(readFormData(form("a=1&".repeat(5_001)), LONG))).toBe(400);
    expect((await readFormData(form("a=1&".repeat(5_000)))).getAll("a")).toHaveLength(5_000);
  });

  it("without long texts is refused past 64 kB; one with long texts is read", async () => {
    const body = `text=${"%e2%82%ac".repeat(8_000)}`;
    expect(await refusal(readFields(form(body), ["text"]))).toBe(413);
    expect((await readFields(form(body), ["text"], LONG)).get("text")).toHaveLength(8_000);
    expect((await readFields(form(`text=${"%e2%82%ac".repeat(4_000)}`), ["text"])).get("text")).toHaveLength(4_000);
  });
});

describe("JSON", () => {
  it.each([
    ["deep", "[".repeat(FULL)],
    ["deep and closed", "[".repeat(FULL / 2) + "]".repeat(FULL / 2)],
    ["wide", `[${"0,".repeat(FULL / 2)}0]`],
    ["of many objects", `[${"{},".repeat(FULL / 3)}0]`],
  ])("that is %s is refused immediately", async (_how, body) => {
    expect(await readJson(json(body))).toBeNull();
    expect(await leastMs(() => readJson(json(body)))).toBeLessThan(100);
  });

  it("may have any text in its strings", async () => {
    const work = { files: { "a.ts": `${'[{,"\\\\'.repeat(50_000)}\\` }, confidence: 80 };
    expect(await readJson(json(JSON.stringify(work)))).toEqual(work);
    expect(await readJson(json('{"open": "'))).toBeNull();
  });
});
