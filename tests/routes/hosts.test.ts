import net from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Door, openDoor } from "../access/door";

/** The host names that the server answers to. Two addresses are configured, neither with a port. */

vi.hoisted(() => {
  process.env.ORIGIN = "https://onramp.example, https://training.example";
});

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

/** Returns the status that a request with these header lines gets. */
function ask(address: string, lines: readonly string[], method = "GET"): Promise<number> {
  const { port } = new URL(door.origin);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), "localhost", () =>
      socket.write(
        [`${method} ${address} HTTP/1.1`, ...lines, "Connection: close", "Content-Length: 0", "", ""].join("\r\n"),
      ),
    );
    let said = "";
    socket.on("data", (chunk) => {
      said += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(Number(said.split(" ")[1])));
  });
}

describe("a request", () => {
  it.each([
    "onramp.example",
    "ONRAMP.example",
    "onramp.example:443",
    "training.example",
    "localhost:8080",
    "127.0.0.1",
    "[::1]:3000",
  ])("for %s is answered", async (host) => expect(await ask("/sign-in", [`Host: ${host}`])).toBe(200));

  it.each([
    "evil.example",
    "onramp.example:8443",
    "onramp.example.evil.example",
    "localhost.evil.example",
    "10.0.0.7:3000",
  ])("for %s is refused", async (host) => {
    const origin = "Origin: https://onramp.example";
    expect(await ask("/sign-in", [`Host: ${host}`])).toBe(421);
    expect(await ask("/sign-in.data", [`Host: ${host}`])).toBe(421);
    expect(await ask("/theme", [`Host: ${host}`, origin], "POST")).toBe(421);
    expect(await ask("/sign-in", ["Host: localhost", `X-Forwarded-Host: ${host}`])).toBe(200);
  });

  it.each(["", "a b", "a@localhost", "localhost/evil", "localhost,evil.example", "http://localhost"])(
    "for %j names no host that we answer to",
    async (host) => expect(await ask("/sign-in", [`Host: ${host}`])).toBeGreaterThanOrEqual(400),
  );

  it("that names two hosts is refused, even if both are ours", async () => {
    expect(await ask("/sign-in", ["Host: onramp.example", "Host: evil.example"])).toBe(400);
    expect(await ask("/healthz", ["Host: onramp.example", "Host: onramp.example"])).toBe(400);
  });

  it("from a probe is answered under any name", async () => {
    for (const address of ["/healthz", "/readyz"]) expect(await ask(address, ["Host: 10.0.0.7:3000"])).toBe(200);
  });

  it("that changes something may come from a page under any of our names, and from no other", async () => {
    const post = (origin: string) => ask("/theme", ["Host: onramp.example", `Origin: ${origin}`], "POST");
    expect(await post("https://training.example")).toBe(400);
    expect(await post("https://evil.example")).toBe(403);
  });
});
