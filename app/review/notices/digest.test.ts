import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { findPendingJob, startQueue } from "~/grading/queue/queue.server";
import { openMailer } from "~/operations/mail.server";
import { HOUR_MS, startOfDay } from "~/operations/time";
import { makePerson } from "../../../tests/setup/people";
import { isQuick } from "../../../tests/setup/runs";
import { submitWork } from "../../../tests/setup/submissions";
import { openThread } from "../threads/threads.server";
import { markAnnouncementsRead, sendAnnouncement } from "./announcements.server";
import { countDigests, sendDigests } from "./digest.server";
import { MAIL_TASK, queueMail, sendMail } from "./mail-job.server";
import { markAllRead } from "./notices.server";
import { remindOfDue } from "./reminders.server";

// Long: all cases share one mail server.

/** The daily mail, sent to a real mail server. */

const PLACE = { file: "src/vat.ts", side: "new", line: 2 } as const;
const TITLE = () => findExercise("test-vat-rounding")!.meta.title;
const later = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

let got: { readonly to: string; readonly raw: string }[] = [];
let server: SMTPServer | undefined;
let port = 0;

/** Keeps the mails that it receives. */
const keeping = {
  onData(stream, { envelope }, done) {
    let raw = "";
    stream.on("data", (piece) => {
      raw += piece;
    });
    stream.on("end", () => {
      got.push({ to: envelope.rcptTo.map(({ address }) => address).join(), raw });
      done();
    });
  },
} satisfies SMTPServerOptions;

async function listen(options: SMTPServerOptions = {}, at = 0): Promise<void> {
  server = new SMTPServer({ disabledCommands: ["STARTTLS", "AUTH"], ...keeping, ...options });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server!.listen(at, "127.0.0.1", resolve));
  port = (server.server.address() as { port: number }).port;
}
const close = () => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
const mailer = () => openMailer({ url: `smtp://127.0.0.1:${port}`, from: "Onramp <onramp@example.org>" });
const wordsOf = (raw: string) =>
  raw
    .replace(/\r\n[ \t]+/g, " ")
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

let made = 0;
async function learner() {
  const cohort = await db.cohort.create({ data: { name: `Mail ${made}` } });
  const [person, mentor] = [await makePerson(`mail${made++}`), await makePerson(`mail${made++}`)];
  await db.membership.create({ data: { cohortId: cohort.id, userId: person.id, role: "learner" } });
  await db.membership.create({ data: { cohortId: cohort.id, userId: mentor.id, role: "mentor" } });
  const submissionId = await submitWork(person, "test-vat-rounding");
  await openThread(mentor, submissionId, PLACE, "No one else reads this.");
  return { ...person, mentor, submissionId };
}

beforeAll(() => indexExercises());
beforeEach(async () => {
  got = [];
  await db.notice.deleteMany();
  await db.job.deleteMany();
});
afterEach(close);
afterAll(() => db.job.deleteMany());

describe("the mail with news", () => {
  it("lists news and names no exercise in its subject; one link back, one to unsubscribe", async () => {
    await listen();
    const person = await learner();
    await sendDigests(mailer(), later(2));
    expect(got.map(({ to }) => to)).toEqual([person.email]);
    const raw = wordsOf(got[0]!.raw);
    const [head, ...parts] = raw.split("\r\n\r\n");
    const body = parts.join("\n\n");
    expect(/^Subject: (.*)$/m.exec(head!)![1]).toBe("Onramp: you have new notifications");
    expect(head).not.toContain(TITLE());
    expect(head).toMatch(/^List-Unsubscribe: *<http:\/\/localhost:\d+\/mail\/off\/[^>]+>$/m);
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(body).toContain(`${TITLE()}: A comment on line 2 of src/vat.ts`);
    expect(body).not.toMatch(/Nobody else reads this|mail\d+@/);
    const links = new Set(body.match(/http:\/\/[^\s"<]+/g));
    expect([...links].map((link) => new URL(link).pathname.split("/").slice(0, 3).join("/")).sort()).toEqual([
      "/mail/off",
      "/notices",
    ]);
  });

  it("contains the text of announcements, as plain text", async () => {
    await listen();
    const person = await learner();
    await db.notice.deleteMany();
    const { cohortId } = await db.membership.findFirstOrThrow({ where: { userId: person.id } });
    const send = (text: string) => sendAnnouncement(person.mentor, cohortId, { sendKey: crypto.randomUUID(), text });
    await send("Friday is off.\n\nUse <b>next</b> week & rest.");
    await send("a".repeat(2_000));
    await sendDigests(mailer(), later(2));
    const [text, html] = wordsOf(got[0]!.raw).split("text/html");
    expect(text).toContain(": An announcement to the cohort Friday is off.   Use <b>next</b> week & rest.");
    expect(got[0]!.raw).toContain("\r\n  Friday is off.\r\n");
    expect(html).toContain(
      "<blockquote>Friday is off.<br><br>Use &lt;b&gt;next&lt;/b&gt; week &amp; rest.</blockquote>",
    );
    for (const part of [text, html]) expect(part).toContain("a".repeat(2_000));
    await markAnnouncementsRead(person);
    await sendDigests(mailer(), later(26));
    expect(got).toHaveLength(1);
  });

  it("lists deadlines, with day and time, by the learner’s own date", async () => {
    await listen();
    const person = await learner();
    await db.notice.deleteMany();
    const { cohortId } = await db.membership.findFirstOrThrow({ where: { userId: person.id } });
    const { id: assignmentId } = await db.assignment.create({
      data: {
        cohortId,
        makeKey: "k",
        title: "Week <1>",
        timeZone: "Europe/Berlin",
        opensAt: new Date(0),
        dueAt: new Date("2027-03-01T17:00:00Z"),
      },
    });
    expect(await remindOfDue(assignmentId, [person.id])).toBe(1);
    expect(await remindOfDue(assignmentId, [person.id])).toBe(0);
    await sendDigests(mailer(), later(2));
    expect(wordsOf(got[0]!.raw)).toContain("Week <1>: Due Mon 1 March 2027, 18:00 Berlin time");
    expect(wordsOf(got[0]!.raw)).toContain("Week &lt;1&gt;: Due");
    const dueAt = new Date("2027-03-02T17:00:00Z");
    await db.extension.create({ data: { assignmentId, userId: person.id, dueAt, givenAt: new Date() } });
    await sendDigests(mailer(), later(26));
    expect(wordsOf(got[1]!.raw)).toContain("Week <1>: Due Tue 2 March 2027, 18:00 Berlin time");
    // Learners who turned the email off, or left the cohort, get no mail.
    await db.user.update({ where: { id: person.id }, data: { getsMail: false } });
    await sendDigests(mailer(), later(50));
    await db.user.update({ where: { id: person.id }, data: { getsMail: true } });
    await db.membership.deleteMany({ where: { userId: person.id } });
    await sendDigests(mailer(), later(74));
    expect(got).toHaveLength(2);
    // The job isn't queued again for someone to whom there is nothing to send.
    expect([await countDigests(later(74)), await countDigests(later(98))]).toEqual([0, 1]);
  });

  it("is sent once a day, even by several processes at once, and again on another day", async () => {
    await listen();
    await learner();
    await Promise.all([1, 2, 3, 4].map(() => sendDigests(mailer(), later(2))));
    await sendDigests(mailer(), later(2));
    expect(got).toHaveLength(1);
    await sendDigests(mailer(), later(26));
    expect(got).toHaveLength(2);
  });

  it("is not sent right away, or after the news was read, or if turned off, or to guests and demo people", async () => {
    await listen();
    const [read, no, guest, demo] = [await learner(), await learner(), await learner(), await learner()];
    await markAllRead(read);
    for (const [{ id }, change] of [
      [no, { getsMail: false }],
      [guest, { guestUntil: later(48) }],
      [demo, { isDemo: true }],
    ] as const)
      await db.user.update({ where: { id }, data: change });
    await sendDigests(mailer(), later(2));
    const young = await learner();
    await db.notice.updateMany({ where: { userId: young.id }, data: { at: later(1) } });
    // Stored times are rounded down to the hour.
    await sendDigests(mailer(), later(1));
    expect(got).toEqual([]);
  });

  it.skipIf(isQuick)(
    "is retried while the server is unavailable, logs it, and is sent once the server is back",
    async () => {
      await listen();
      const person = await learner();
      await close();
      await db.notice.updateMany({ data: { at: later(-3) } });
      await queueMail();
      await queueMail();
      const queue = startQueue({ [MAIL_TASK]: () => sendMail(mailer()) }, 1);
      try {
        await expect.poll(async () => (await findPendingJob("mail"))?.hasFailed, { timeout: 15_000 }).toBe(true);
        expect((await db.user.findUniqueOrThrow({ where: { id: person.id } })).mailedOn).toBeNull();
        await listen({}, port);
        await expect.poll(() => got.length, { timeout: 30_000 }).toBe(1);
        await expect.poll(() => findPendingJob("mail"), { timeout: 15_000 }).toBeNull();
      } finally {
        await queue.stop();
      }
    },
  );

  it("is sent to no one else once the process is stopping, and to the others after the restart", async () => {
    await listen();
    for (let n = 0; n < 3; n++) await learner();
    const stopping = new AbortController();
    const { isThere, send } = mailer();
    const stopped: typeof send = (mail) => {
      stopping.abort(new Error("the process is stopping"));
      return send(mail);
    };
    await expect(sendDigests({ isThere, send: stopped }, later(2), stopping.signal)).rejects.toThrow("is stopping");
    expect(got).toHaveLength(1);
    expect(await db.user.count({ where: { mailedOn: null, notices: { some: {} } } })).toBe(2);
    await sendDigests(mailer(), later(2));
    expect(new Set(got.map(({ to }) => to)).size).toBe(3);
  });

  it("is not sent again if the server may have accepted it before the connection broke", async () => {
    let tries = 0;
    await listen({
      onData(stream, _session, _done) {
        tries++;
        stream.resume();
        // The server accepted the email, but was disconnected before it could reply.
        stream.on("end", () => server!.close());
        stream.on("end", () => {
          for (const connection of (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
            .connections)
            connection._socket.destroy();
        });
      },
    });
    await learner();
    await expect(sendDigests(mailer(), later(2))).rejects.toThrow("does not answer");
    await listen();
    await sendDigests(mailer(), later(2));
    expect([tries, got.length]).toEqual([1, 0]);
  });

  it("does not block others if one is refused", async () => {
    await listen({
      onRcptTo: ({ address }, _session, done) => done(address === first.email ? new Error("no such mailbox") : null),
    });
    const first = await learner();
    const second = await learner();
    await sendDigests(mailer(), later(2));
    expect(got.map(({ to }) => to)).toEqual([second.email]);
  });

  it("is not sent to anyone else while the server takes no email at all", async () => {
    const full = Object.assign(new Error("insufficient system storage"), { responseCode: 452 });
    await listen({ onMailFrom: (_address, _session, done) => done(full) });
    const { id } = await learner();
    await expect(sendDigests(mailer(), later(2))).rejects.toThrow("does not answer");
    expect((await db.user.findUniqueOrThrow({ where: { id } })).mailedOn).toBeNull();
  });

  it("does not block others if one is refused for now, and is tried again", async () => {
    let isFull = true;
    const full = Object.assign(new Error("mailbox full"), { responseCode: 452 });
    await listen({
      onRcptTo: ({ address }, _session, done) => done(isFull && address === first.email ? full : null),
    });
    const people = [await learner(), await learner()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const [first, second] = [people[0]!, people[1]!];
    await sendDigests(mailer(), later(2));
    expect(got.map(({ to }) => to)).toEqual([second.email]);
    isFull = false;
    await sendDigests(mailer(), later(3));
    expect(got.map(({ to }) => to)).toEqual([second.email, first.email]);
  });

  it("is tried again only the next day if it is refused for now for hours", async () => {
    let tries = 0;
    const full = Object.assign(new Error("mailbox full"), { responseCode: 452 });
    await listen({
      onRcptTo(_address, _session, done) {
        tries++;
        done(full);
      },
    });
    await learner();
    for (const hours of [2, 9, 9]) await sendDigests(mailer(), later(hours));
    expect([tries, await countDigests(later(9)), await countDigests(later(33))]).toEqual([2, 0, 1]);
    // The next day, it is tried again for hours.
    const nextDay = startOfDay(later(33));
    for (const hours of [1, 2, 8, 9]) await sendDigests(mailer(), new Date(nextDay.getTime() + hours * HOUR_MS));
    expect(tries).toBe(5);
  });

  it.each([
    [452, 3],
    [550, 26],
  ])(
    "does not block others if its text is rejected (%i), and is tried again in the next run or the next day",
    async (responseCode, hours) => {
      let isRejecting = true;
      const { onData } = keeping;
      await listen({
        onData(stream, session, done) {
          if (!isRejecting || session.envelope.rcptTo[0]!.address !== first.email) return onData(stream, session, done);
          stream.resume().on("end", () => done(Object.assign(new Error("rejected"), { responseCode })));
        },
      });
      const people = [await learner(), await learner()].sort((a, b) => (a.id < b.id ? -1 : 1));
      const [first, second] = [people[0]!, people[1]!];
      await sendDigests(mailer(), later(2));
      expect(got.map(({ to }) => to)).toEqual([second.email]);
      isRejecting = false;
      await sendDigests(mailer(), later(3));
      expect(got.map(({ to }) => to)).toEqual(hours === 3 ? [second.email, first.email] : [second.email]);
      await sendDigests(mailer(), later(hours));
      expect(got.map(({ to }) => to)).toContain(first.email);
    },
  );

  it("is tried again in the next run if the server rejects one after another", async () => {
    let isRejecting = true;
    await listen({
      onData(stream, session, done) {
        if (!isRejecting) return keeping.onData(stream, session, done);
        stream.resume().on("end", () => done(Object.assign(new Error("daily limit reached"), { responseCode: 550 })));
      },
    });
    for (let n = 0; n < 6; n++) await learner();
    await expect(sendDigests(mailer(), later(2))).rejects.toThrow("one email after another");
    isRejecting = false;
    await sendDigests(mailer(), later(2));
    expect(new Set(got.map(({ to }) => to)).size).toBe(6);
  });
});
