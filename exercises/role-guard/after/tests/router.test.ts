import { expect, it } from "vitest";
import { dispatch } from "../src/router";
import { ida, jon, office, per, siv } from "./office";

it("lets a department work on its own drafts, and admins on all", () => {
  const { stores, published, lines } = office();
  expect(dispatch(stores, { line: "GET /drafts/felling", account: per }).status).toBe(200);
  expect(dispatch(stores, { line: "PUT /drafts/felling", account: siv, body: " Trees " })).toMatchObject({
    body: { title: "Trees" },
  });
  expect(dispatch(stores, { line: "POST /drafts/felling/publish", account: ida }).status).toBe(204);
  expect(published).toEqual(["felling"]);
  expect(lines).toEqual(["Siv edited draft felling", "Ida published draft felling"]);
});

it("refuses others", () => {
  const { stores } = office();
  const status = (line: string, account?: typeof jon) => dispatch(stores, { line, account, body: "Mine" }).status;
  expect(status("GET /drafts/felling")).toBe(401);
  expect(status("GET /drafts/felling", jon)).toBe(404);
  expect(status("PUT /drafts/felling", jon)).toBe(404);
  expect(status("PUT /drafts/felling", per)).toBe(403);
  expect(status("DELETE /keys/k-7", jon)).toBe(404);
});

it("shows the end of a key alone, and revokes it once", () => {
  const { stores } = office();
  const shown = { id: "k-7", department: "parks", isRevoked: false, endsWith: "9f2c" };
  expect(dispatch(stores, { line: "GET /keys/k-7", account: ida }).body).toEqual(shown);
  expect(dispatch(stores, { line: "DELETE /keys/k-7", account: ida }).status).toBe(204);
  expect(dispatch(stores, { line: "DELETE /keys/k-7", account: ida }).status).toBe(409);
});
