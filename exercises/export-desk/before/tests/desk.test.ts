import { expect, it } from "vitest";
import { runExport } from "../src/desk";
import { deskWith, order, person } from "./desk-with";

it("exports what the network knows", async () => {
  const { desk, lines } = deskWith();
  const rows = [{ what: "rides", lineId: "U3", from: "2026-11-01", to: "2026-11-07" }];
  expect(await runExport(desk, person(), order("rides"))).toEqual({ ok: true, rows });
  expect(lines).toEqual(["Nina rides U3: granted"]);
});

it("refuses other firms", async () => {
  const { desk } = deskWith();
  expect(await runExport(desk, person(), order("rides", { lineId: "S8" }))).toEqual({ ok: false, why: "no-such-line" });
  expect(await runExport(desk, person(), order("delays", { lineId: "S8" }))).toEqual({
    ok: false,
    why: "another-firm",
  });
});

it("refuses complaints to those who are not trained, and revenue to those who are not in finance", async () => {
  const { desk } = deskWith();
  expect(await runExport(desk, person(), order("complaints"))).toEqual({ ok: false, why: "not-trained" });
  expect(await runExport(desk, person(), order("revenue"))).toEqual({ ok: false, why: "not-finance" });
});
