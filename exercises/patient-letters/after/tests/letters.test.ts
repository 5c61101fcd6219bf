import { beforeEach, describe, expect, it } from "vitest";
import type { Letter } from "../src/archive";
import { respond } from "../src/portal";
import { clinicWith } from "./clinic";

const lind = { mail: "lind@example.org", patientId: "p-31" };
const okafor = { mail: "okafor@example.org", patientId: "p-77" };
const results: Letter = {
  number: "2026-0418",
  patientId: "p-31",
  title: "To Dr Novak: results of 12 November",
  writtenOn: "2026-11-13",
  releasedOn: "2026-11-17",
};

let { clinic, entries, letters } = clinicWith();
beforeEach(() => {
  ({ clinic, entries, letters } = clinicWith());
  letters.push(results);
});

describe("the list", () => {
  it("has the patient's own letters, the latest first, and no more than it should", async () => {
    letters.push({ ...results, number: "2026-0007", writtenOn: "2026-01-09" });
    letters.push({ ...results, number: "2026-0419", title: "Sick note" });
    letters.push({ ...results, number: "2026-0420", patientId: "p-77" });
    const { status, body } = await respond(clinic, { path: "/letters", account: lind });
    expect([status, (body as Letter[]).map(({ number }) => number)]).toEqual([
      200,
      ["2026-0419", "2026-0418", "2026-0007"],
    ]);
    expect((body as Letter[])[0]).toEqual({ number: "2026-0419", title: "Sick note", writtenOn: "2026-11-13" });
    expect(entries).toEqual([{ mail: "lind@example.org", record: "letters", outcome: "given" }]);
  });

  it("begins with the day of release", async () => {
    letters.push({ ...results, number: "2026-0421", releasedOn: "2026-11-20" });
    letters.push({ ...results, number: "2026-0422", releasedOn: "2026-11-21" });
    letters.push({ ...results, number: "2026-0423", releasedOn: undefined });
    const { body } = await respond(clinic, { path: "/letters", account: lind });
    expect((body as Letter[]).map(({ number }) => number)).toEqual(["2026-0421", "2026-0418"]);
  });

  it("is empty without letters", async () => {
    for (const account of [okafor, { mail: "new@example.org" }]) {
      expect(await respond(clinic, { path: "/letters", account })).toMatchObject({ status: 200, body: [] });
    }
  });
});

describe("a letter", () => {
  const path = "/letters/2026-0418.pdf";

  it("is a file that no cache keeps", async () => {
    const { status, headers, body } = await respond(clinic, { path, account: lind });
    expect(status).toBe(200);
    expect(new TextDecoder().decode(body as Uint8Array)).toBe("%PDF 2026-0418");
    expect(headers).toEqual({
      "cache-control": "no-store",
      "content-type": "application/pdf",
      "content-disposition": 'attachment; filename="letter-2026-0418.pdf"',
    });
  });

  it("is not there for other patients", async () => {
    const missing = await respond(clinic, { path: "/letters/2026-9999.pdf", account: okafor });
    expect(missing).toEqual({ status: 404, body: "There is no such letter" });
    expect(await respond(clinic, { path, account: okafor })).toEqual(missing);
  });

  it("needs an account", async () => {
    expect(await respond(clinic, { path })).toMatchObject({ status: 401 });
    expect(entries).toEqual([]);
  });

  it("is noted in the journal, as are refusals", async () => {
    await respond(clinic, { path, account: lind });
    await respond(clinic, { path, account: okafor });
    expect(entries).toEqual([
      { mail: "lind@example.org", record: "letter 2026-0418", outcome: "given" },
      { mail: "okafor@example.org", record: "letter 2026-0418", outcome: "refused" },
    ]);
  });
});
