import { expect, it } from "vitest";
import { handle } from "../src/api";

const clients = { byKey: (key: string) => (key === "k1" ? { id: "acme", company: "Acme" } : undefined) };
const deps = { clients, routes: new Map(), now: () => 0 };

it("answers the load balancer without a key", () => {
  expect(handle(deps, { method: "GET", path: "/health" }).status).toBe(200);
});

it("knows its clients", () => {
  expect(handle(deps, { method: "GET", path: "/rooms", apiKey: "k9" }).status).toBe(401);
  expect(handle(deps, { method: "GET", path: "/rooms", apiKey: "k1" }).status).toBe(404);
});
