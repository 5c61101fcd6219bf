import { describe, expect, it } from "vitest";
import type { Account } from "../src/account";
import { dispatch } from "../src/router";
import { ida, jon, office, per, siv } from "./office";

/** Each route, and what it answers when it lets somebody through. */
const READING: [line: string, status: number][] = [
  ["GET /drafts/felling", 200],
  ["GET /keys/k-7", 200],
];
const CHANGING: [line: string, status: number][] = [
  ["PUT /drafts/felling", 200],
  ["DELETE /drafts/felling", 204],
  ["POST /drafts/felling/publish", 204],
  ["DELETE /keys/k-7", 204],
];
const ALL = [...READING, ...CHANGING];

function ask(line: string, account?: Account) {
  const { stores, published, lines } = office();
  const reply = dispatch(stores, { line, account, body: "Trees" });
  const asked = stores.drafts.asked + stores.keys.asked;
  return {
    ...reply,
    asked,
    left: { draft: stores.drafts.find("felling"), key: stores.keys.find("k-7"), published, lines },
  };
}
const untouched = ask("GET /nowhere", ida).left;

describe.each(ALL)("%s", (line, status) => {
  it("is for editors of the department, and for admins", () => {
    expect(ask(line, ida).status).toBe(status);
    expect(ask(line, siv).status).toBe(status);
  });

  it("looks its record up once", () => {
    expect(ask(line, ida).asked).toBe(1);
  });

  it("tells strangers no more than of an id that is not there", () => {
    const missing = line.replace(/felling|k-7/, "none");
    for (const account of [jon, { ...jon, role: "viewer" } as const]) {
      const { status, body, left } = ask(line, account);
      expect(status).toBe(404);
      expect(String(body).replace(/felling|k-7/, "none")).toBe(ask(missing, ida).body);
      expect(left).toEqual(untouched);
    }
  });

  it("asks to sign in before anything is looked up", () => {
    expect(ask(line)).toMatchObject({ status: 401, asked: 0, left: untouched });
  });
});

describe("viewers", () => {
  it.each(READING)("pass %s", (line, status) => {
    expect(ask(line, per).status).toBe(status);
  });

  it.each(CHANGING)("do not pass %s", (line) => {
    expect(ask(line, per)).toMatchObject({ status: 403, body: "Viewers cannot change anything", left: untouched });
  });
});
