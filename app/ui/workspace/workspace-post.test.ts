import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { getJson, PERSON_HEADER, postJson } from "./workspace-post";
import { Unreachable } from "./workspace-saver";

/** A server that accepts requests and never answers. */
const server = http.createServer(() => {});
let address = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => void vi.restoreAllMocks());

const outcomeOf = (sent: Promise<unknown>) =>
  sent.then(
    () => "an answer",
    (error: unknown) => error,
  );

it("gives up on a silent server, whether or not a signal is given", async () => {
  const timeout = AbortSignal.timeout;
  const asked = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => timeout.call(AbortSignal, 50));
  for (const signal of [undefined, new AbortController().signal])
    expect(await outcomeOf(postJson(address, {}, "ana", signal))).toEqual(new Unreachable(true));
  expect(asked.mock.calls).toEqual([[30_000], [30_000]]);
});

it("ends with its signal, even if the signal ended before", async () => {
  const leaving = new AbortController();
  const sent = outcomeOf(postJson(address, {}, "ana", leaving.signal));
  leaving.abort();
  expect(await sent).toEqual(new Unreachable(false));
  expect(await outcomeOf(postJson(address, {}, "ana", leaving.signal))).toEqual(new Unreachable(false));
});

it("names the person whose page sends the request", async () => {
  const sent = vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json({}));
  await postJson(address, {}, "ana");
  await getJson(address, "ana");
  const names = sent.mock.calls.map(([, init]) => new Headers(init?.headers).get(PERSON_HEADER));
  expect(names).toEqual(["ana", "ana"]);
});

it("lets a request outlive the page only if its bytes are few enough for browsers, in any script", async () => {
  const sent = vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json({}));
  for (const text of ["a".repeat(50_000), "字".repeat(15_000), "字".repeat(22_000), "a".repeat(66_000)])
    await postJson(address, { text }, "ana");
  expect(sent.mock.calls.map(([, init]) => init?.keepalive)).toEqual([true, true, false, false]);
});
