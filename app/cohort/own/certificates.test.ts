import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteRowsOf } from "~/accounts/privacy/privacy-delete.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { pass, passTrack } from "../../../tests/setup/passes";
import { makePerson } from "../../../tests/setup/people";
import {
  findCertificate,
  issueCertificate,
  listCertificates,
  verifyCertificate,
  withdrawAsAdmin,
  withdrawCertificate,
} from "./certificates.server";

const TRACK = "first-weeks";
let people = 0;
let learner: { id: string; name: string };
beforeAll(() => indexExercises());
beforeEach(async () => {
  learner = await makePerson(`c${people++}`);
});

const issue = (key = "once", withVerdicts = false) => issueCertificate(learner, TRACK, { key, withVerdicts });
async function issued(key?: string) {
  const made = await issue(key);
  if (!made.ok) throw new Error(made.why);
  return (await findCertificate(learner, made.id))!;
}
const today = new Date().toISOString().slice(0, 10);

describe("a certificate", () => {
  it("is issued for a track whose exercises are all passed, and for no other", async () => {
    expect(await issue()).toEqual({ ok: false, why: "unfinished" });
    await passTrack(learner, TRACK);
    expect(await issue()).toMatchObject({ ok: true });
    expect(await issueCertificate(learner, "security-reviewer", { key: "other", withVerdicts: false })).toEqual({
      ok: false,
      why: "unfinished",
    });
    await pass(learner, "csv-export");
    expect(await issueCertificate(learner, "security-reviewer", { key: "other", withVerdicts: false })).toMatchObject({
      ok: false,
    });
  });

  it("contains the achievements, and is issued once, however often it is requested", async () => {
    await passTrack(learner, TRACK);
    const both = await Promise.all([issue("twice"), issue("twice")]);
    expect(both[0]).toMatchObject({ ok: true });
    expect(both[1]).toEqual(both[0]);
    const [one, ...others] = await listCertificates(learner);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ trackId: TRACK, issuedOn: today, withdrawnOn: null, explained: null });
    expect(one!.statement).toMatchObject({
      version: 3,
      name: learner.name,
      track: "First weeks",
      exercises: 1,
      counting: 1,
      from: today,
      to: today,
      verdicts: null,
    });
    expect(one!.statement.skills).toContainEqual({ name: "choose inputs", exercises: 1, isShown: false });
  });

  it("stays as issued, whatever happens to the work afterwards", async () => {
    const [submissionId] = await passTrack(learner, TRACK);
    const { statement, code } = await issued();
    await db.result.updateMany({ where: { submissionId: submissionId! }, data: { status: "failed", score: 0 } });
    expect(await issue("another")).toEqual({ ok: false, why: "unfinished" });
    expect(await verifyCertificate(code)).toMatchObject({ state: "valid", certificate: { statement } });
  });

  it("is refused if ten are valid", async () => {
    await passTrack(learner, TRACK);
    for (let n = 0; n < 10; n++) await issued(`number ${n}`);
    expect(await issue("number 10")).toEqual({ ok: false, why: "too-many" });
    // The limit does not affect a repeated request for a certificate that was already issued.
    expect(await issue("number 9")).toMatchObject({ ok: true });
    await withdrawCertificate(learner, (await listCertificates(learner))[0]!.id);
    expect(await issue("number 10")).toMatchObject({ ok: true });
  });

  it("is verified by its code, even as typed from paper, and by no other code", async () => {
    await passTrack(learner, TRACK);
    const { code } = await issued();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const bare = code.replaceAll("-", "");
    for (const typed of [code, bare, bare.toLowerCase(), bare.replaceAll("0", "O").replaceAll("1", "l"), ` ${bare} `])
      expect([typed, (await verifyCertificate(typed))?.state]).toEqual([typed, "valid"]);
    const other = bare.slice(0, -1) + (bare.endsWith("X") ? "Y" : "X");
    for (const typed of [other, bare.slice(1), `${bare}0`, "", "none", "U".repeat(16), "%00"])
      expect([typed, await verifyCertificate(typed)]).toEqual([typed, null]);
  });

  it("that is withdrawn shows the day, and nothing else", async () => {
    await passTrack(learner, TRACK);
    const [first, second] = [await issued("first"), await issued("second")];
    const [other, admin] = [await makePerson(`c${people++}`), await makePerson(`c${people++}`)];
    expect(await withdrawCertificate(other, first.id)).toBe(false);
    expect(await withdrawAsAdmin(admin, other.id, first.id)).toBe(false);
    expect((await verifyCertificate(first.code))?.state).toBe("valid");
    expect([await withdrawCertificate(learner, first.id), await withdrawCertificate(learner, first.id)]).toEqual([
      true,
      false,
    ]);
    expect(await withdrawAsAdmin(admin, learner.id, second.id)).toBe(true);
    for (const { code } of [first, second])
      expect(await verifyCertificate(code)).toEqual({ state: "withdrawn", on: today });
    const told = await listCertificates(learner);
    expect(told.map(({ isWithdrawnByAdmin }) => isWithdrawnByAdmin).sort()).toEqual([false, true]);
    expect(await db.auditEvent.findMany({ where: { actorId: admin.id } })).toMatchObject([
      { action: "certificate.withdrawn", aboutId: learner.id },
    ]);
  });

  it("is deleted with its learner's account", async () => {
    await passTrack(learner, TRACK);
    const { code } = await issued();
    await db.$transaction((tx) => deleteRowsOf(tx, learner.id));
    expect(await verifyCertificate(code)).toBeNull();
    expect(await db.certificate.count({ where: { userId: learner.id } })).toBe(0);
  });
});
