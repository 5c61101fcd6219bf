import http from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readHealth } from "~/server/health.server";
import { type Door, openDoor } from "../access/door";

/** Behind a proxy that isn't configured, everyone has the proxy's address, so admins get a warning. */

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

/** Sends a request that the server refuses early, so that hundreds of such requests take no time. */
const ask = (localAddress: string) =>
  new Promise((resolve, reject) => {
    const { port } = new URL(door.origin);
    const headers = { "content-encoding": "gzip", "x-forwarded-for": "203.0.113.9" };
    const options = { host: "127.0.0.1", port, localAddress, method: "POST", headers };
    http
      .request(options, (reply) => reply.resume().on("end", resolve))
      .on("error", reject)
      .end();
  });
const line = async () => (await readHealth()).find(({ what }) => what === "Network addresses");

it("admins are warned after a few hundred requests from one address, until one comes from another", async () => {
  await ask("127.0.0.1");
  expect(await line()).toBeUndefined();
  for (let n = 0; n < 200; n++) await ask("127.0.0.1");
  expect(await line()).toMatchObject({ isWell: false, todo: expect.stringContaining("Set TRUST_PROXY") });
  await ask("127.0.0.2");
  expect(await line()).toBeUndefined();
});
