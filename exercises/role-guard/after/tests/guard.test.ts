import { describe, expect, it } from "vitest";
import type { Account } from "../src/account";
import { dispatch } from "../src/router";
import { ida, jon, office, per, siv } from "./office";

/** Each route, what it answers when it lets somebody through, and what viewers hear. */
const ROUTES: [line: string, status: number, forViewers: number][] = [
  ["GET /drafts/felling", 200, 200],
  ["PUT /drafts/felling", 200, 403],
  ["DELETE /drafts/felling", 204, 403],
  ["POST /drafts/felling/publish", 204, 403],
  ["GET /keys/k-7", 200, 200],
  ["DELETE /keys/k-7", 204, 403],
];

function ask(line: string, account?: Account) {
  const { stores, published, lines } = office();
  const reply = dispatch(stores, { line, account, body: "Trees" });
  const asked = stores.drafts.asked + stores.keys.asked;
  return { ...reply, asked, left: [stores.drafts.find("felling"), stores.keys.find("k-7"), published, lines] };
}
const { left: untouched } = ask("GET /nowhere", ida);

describe.each(ROUTES)("%s", (line, status, forViewers) => {
  it("is for the department and for admins, and looks its record up once", () => {
    for (const account of [ida, siv]) expect(ask(line, account)).toMatchObject({ status, asked: 1 });
    expect(ask(line, per).status).toBe(forViewers);
    if (forViewers === 403) expect(ask(line, per).left).toEqual(untouched);
  });

  it("tells strangers no more than of an id that is not there", () => {
    const missing = ask(line.replace(/felling|k-7/, "none"), ida);
    for (const account of [jon, { ...jon, role: "viewer" } as const]) {
      const { status, body, left } = ask(line, account);
      expect([status, String(body).replace(/felling|k-7/, "none"), left]).toEqual([404, missing.body, untouched]);
    }
  });

  it("asks to sign in before anything is looked up", () => {
    expect(ask(line)).toMatchObject({ status: 401, asked: 0, left: untouched });
  });
});
