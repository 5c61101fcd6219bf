// Long: a list of all fields in the product that accept text.
import crypto from "node:crypto";
import fs from "node:fs";
import { MOST_LINES } from "~/ui/diff/note-lines";

/**
 * Lists each field that accepts text: the forms that contain it, its maximum length, and how to post and view a text.
 */

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly to: string | null;
  readonly cookie: string;
}

/**
 * The product as a test uses it. `who` is the part of a demo account's address before the @, or "guest", or "nobody".
 */
export interface Site {
  ask(who: string, address: string, init?: RequestInit): Promise<Reply>;
  /** Sets the cookie that `who` uses from now on. */
  know(who: string, cookie: string): void;
  /** Runs SQL on the database, and returns its rows. */
  find(sql: string, ...values: readonly string[]): Promise<Record<string, string>[]>;
}

export interface Field {
  /** The rows of tests/access.json for the forms that contain this field. */
  readonly forms: readonly string[];
  readonly most: number;
  /**
   * Posts the text and opens the pages that show it. Returns whether the text was accepted; the product may refuse a
   * text if it gives the reason.
   */
  use(text: string): Promise<boolean>;
  /** Set for a field that accepts none of the texts, such as a password field. */
  readonly takesNone?: true;
}

/**
 * Forms whose texts this test doesn't post. They contain only ids, choices and numbers, or nothing, except for
 * `/cohorts/:id/uploads`, whose zip contains an exercise's texts: tests/routes/uploads.test.ts tests that its check
 * refuses texts that are slow to read or to show.
 */
export const WITHOUT_TEXT = `
/ | / forget | /* | /account | /account address | /account mail | /account settings | /account tutor-off
/account tutor-on | /account tutor-withdraw | /account unshare | /account/leave/:id | /account/passkey
/account/security | /account/security remove-passkey | /account/security sign-out-one | /account/security sign-out-others
/account/two-step | /address/:token | /calendar/:token/deadlines.ics | /admin/cohorts | /admin/cohorts delete | /admin/exercises | /admin/model | /admin/people/:id
/admin/people/:id make-admin | /admin/people/:id reset-link | /admin/people/:id reset-second-step | /admin/people/:id sign-out
/admin/people/:id unmake-admin | /admin/people/:id withdraw-certificate | /admin/programmes | /admin/programmes add-cohort
/admin/programmes delete | /admin/programmes remove-cohort | /admin/programmes remove-lead | /admin/queue | /admin/rulings
/admin/rulings accept | /admin/rulings refuse | /cohorts/:id/assignments/:assignmentId
/cohorts/:id/assignments/:assignmentId extend | /cohorts/:id/assignments/:assignmentId remove
/cohorts/:id/assignments/:assignmentId take-back | /cohorts/:id/exports | /cohorts/:id/exports set | /cohorts/:id/exports stop
/cohorts/:id/exports withdraw | /cohorts/:id/exports/:file | /cohorts/:id/people | /cohorts/:id/people link
/cohorts/:id/people put-back | /cohorts/:id/people remove | /cohorts/:id/people renew | /cohorts/:id/people revoke | /cohorts/:id/people role
/cohorts/:id/people/roster | /cohorts/:id/people/roster undo | /cohorts/:id/people/roster renew | /cohorts/:id/people/roster revoke | /cohorts/:id/people bulk | /cohorts/:id/people put-all-back | /cohorts/:id/people undo
/cohorts/:id/people undo-move
/cohorts/:id/people/sections | /cohorts/:id/people/sections remove | /cohorts/:id/section
/cohorts/:id/assignments/:assignmentId extend-many | /cohorts/:id/assignments/:assignmentId undo
/cohorts/:id/reports keep | /cohorts/:id/reports keep-all | /cohorts/:id/reports remove | /cohorts/:id/settings let-in
/cohorts/:id/settings shut-out | /exercises/:slug | /exercises/:slug change-drafts | /exercises/:slug discard
/exercises/:slug hint | /exercises/:slug walkthrough | /exercises/:slug/tutor clear | /exercises/:slug/tutor/talk clear
/exercises/:slug/discussion | /exercises/:slug/discussion delete | /exercises/:slug/discussion hide
/exercises/:slug/discussion show | /admin/reports | /exercises/:slug/solutions/:id | /exercises/:slug/solutions/:id hide | /exercises/:slug/solutions/:id show
/exercises/:slug/solutions/:id unvote | /exercises/:slug/solutions/:id vote | /submissions/:id/share withdraw
/exercises/:slug/notes | /exercises/:slug/notes delete | /exercises/:slug/notes/list | /exercises/:slug/notes/list delete
/exercises/:slug/work | /exercises/:slug/work change-drafts | /exercises/:slug/work discard
/exercises/:slug/work hint | /exercises/:slug/work walkthrough | /exports/:token/:file | /join/:token | /join/:token address | /learn/announcements | /learn/assignments
/cohorts/:id/rubric | /cohorts/:id/rubric move | /cohorts/:id/rubric remove
/cohorts/:id/tracks | /cohorts/:id/tracks copy | /cohorts/:id/tracks remove
/cohorts/:id/announcements | /cohorts/:id/announcements remove | /admin/cohorts allow-uploads | /admin/cohorts stop-uploads
/cohorts/:id/uploads | /cohorts/:id/uploads release-ready | /cohorts/:id/uploads/:uploadId | /cohorts/:id/uploads/:uploadId preview | /cohorts/:id/uploads/:uploadId release
/cohorts/:id/uploads/:uploadId retire | /cohorts/:id/uploads/:uploadId delete
/learn/assignments create-calendar | /learn/assignments remove-calendar | /mail/off/:token | /me/certificates
/me/answers | /me/answers next | /me/answers put-back | /me/answers start | /me/answers stop
/submissions/:id withdraw-peer | /submissions/:id helped | /submissions/:id not-helped
/admin/people/:id admit-to-peers | /admin/people/:id bar-from-peers
/me/certificates/:id | /me/certificates/:id take-back | /me/certificates/:id withdraw | /me/data/export | /me/interviews
/me/interviews/:round | /me/portfolio
/me/portfolio withdraw | /mentor | /mentor hours | /mentor next | /mentor reassign | /mentor take-back
/mentor undo-reassign | /mentor/:id | /mentor/:id hand-over
/mentor/:id next | /mentor/:id/work | /mentor/:id/work preview-draft | /mentor/:id/work draft-comment | /mentor/:id/work claim | /mentor/:id/work release | /mentor/:id/work renew
/mentor/snippets | /mentor/snippets remove | /mentor/start/:slug | /mentor/talks/:id | /mentor/talks/:id choose | /notices | /notices undo
/sign-out | /submissions/:id | /submissions/:id decline | /submissions/:id grade-again | /submissions/:id reopen
/submissions/:id show-answers
/submissions/:id resolve | /submissions/:id take-back | /submissions/:id withdraw | /submissions/:id work-again
/submissions/:id/ai-review | /submissions/:id/ai-review skip | /submissions/:id/tutor clear
/submissions/:id/model-review | /submissions/:id/model-review ask | /submissions/:id/model-review delete
/welcome | /welcome background | /welcome walkthrough
`
  .split(/[|\n]/)
  .map((form) => form.trim())
  .filter(Boolean);

/** Selects the reviews that someone has passed, and may therefore answer questions about. */
export const PASSED_REVIEW =
  "SELECT s.slug FROM Submission s JOIN Result r ON r.submissionId = s.id JOIN Exercise e ON e.slug = s.slug " +
  "WHERE s.userId = ? AND e.kind = 'review' AND r.status = 'passed' ORDER BY s.slug";

const READERS = ["ana", "lee", "maya", "root"];
export const REVIEW = "gift-card-balance";
const TEST = "test-vat-rounding";
const FIX = "fix-due-date-month-end";

/** Pages whose addresses contain a slug, a token or an id. */
const PAGES_WITH_NAMES = Object.keys(JSON.parse(fs.readFileSync("tests/access.json", "utf8")).rows)
  .filter((row) => /^GET [^ ]*:\w+[^ ]*$/.test(row))
  .map((row) => row.slice("GET ".length));

export function place(slug: string) {
  const key = JSON.parse(fs.readFileSync(`exercises/${slug}/key.json`, "utf8"));
  const { file, side, from, to } = key.issues[0]?.accepted[0] ?? key.decoys[0];
  return { file, side, from, to } as { file: string; side: string; from: number; to: number };
}
export const finding = (slug: string, id: string, text: string, proof: string | null = null) => ({
  id,
  place: place(slug),
  class: "missing-edge-case",
  severity: "minor",
  proof,
  done: true,
  text,
});
export const review = (findings: readonly unknown[]) => ({
  findings,
  verdict: "request-changes",
  confidence: 80,
  read: [],
});

/** Half of a surrogate pair can't be part of an address. */
const wellFormed = (text: string) => Buffer.from(text).toString();
const inQuery = (name: string, text: string) => new URLSearchParams({ [name]: wellFormed(text) }).toString();
const isTaken = ({ status }: Reply) => status === 302 || status === 303;

/** Returns functions that post to the product and view its pages. */
export function visitor(site: Site) {
  const post = (who: string, address: string, fields: Record<string, string>) =>
    site.ask(who, address, { method: "POST", body: new URLSearchParams(fields) });
  const postJson = async (who: string, address: string, json: unknown) => {
    const headers = { "content-type": "application/json" };
    const reply = await site.ask(who, address, { method: "POST", body: JSON.stringify(json), headers });
    return { ...reply, json: reply.status === 200 ? JSON.parse(reply.text) : {} };
  };
  const view = async (address: string, readers: readonly string[] = READERS) => {
    for (const who of readers) await site.ask(who, address);
  };
  /** The key in the form on one of the lead's pages. */
  const keyOn = async (address: string) =>
    /name="key" value="([^"]+)"/.exec((await site.ask("maya", address)).text)?.[1] ?? "";
  /**
   * Hands in work and waits for its result. Returns the submission's id, or null if the product refuses the work with a
   * reason, such as too many lines.
   */
  async function handIn(slug: string, work: unknown, who = "ana"): Promise<string | null> {
    const ask = { do: "hand-in", key: crypto.randomUUID(), work };
    const { submissionId: id } = (await postJson(who, `/exercises/${slug}/work`, ask)).json;
    if (!id) return null;
    for (let n = 0; n < 200; n++) {
      if ((await site.find("SELECT id FROM Result WHERE submissionId = ?", id)).length > 0) return id;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    throw new Error(`The submission ${id} was not graded in 30 s.`);
  }
  return { post, postJson, view, handIn, keyOn };
}

/**
 * Creates the list of fields. `commented` and `asked` are the ids of two reviews that Ana has handed in. Short comments
 * are posted to `commented`, long ones to separate submissions, and all other texts to `asked`.
 */
export async function makeFields(
  site: Site,
  commented: string,
  asked: string,
): Promise<Readonly<Record<string, Field>>> {
  const { post, postJson, view, handIn, keyOn } = visitor(site);
  const one = async (sql: string, ...values: readonly string[]) =>
    Object.values((await site.find(sql, ...values))[0]!)[0]!;
  const idOf = (name: string) => one("SELECT id FROM User WHERE email = ?", `${name}@demo.example`);
  const [ana, grace] = await Promise.all([idOf("ana"), idOf("grace")]);
  const cohort = await one("SELECT cohortId FROM Membership WHERE userId = ?", ana);
  const assignment = await one("SELECT id FROM Assignment WHERE cohortId = ?", cohort);
  const programme = await one("SELECT id FROM Programme");
  const certificate = await one("SELECT id FROM Certificate WHERE userId = ?", grace);
  const talk = await one("SELECT id FROM Talk WHERE learnerId = ? AND state = 'asked'", grace);
  const fixed = await one(
    "SELECT s.id FROM Submission s JOIN Result r ON r.submissionId = s.id WHERE s.userId = ? AND s.slug LIKE 'fix-%' ORDER BY r.score DESC",
    ana,
  );
  const page = `/submissions/${asked}`;
  const { file, side, from } = place(REVIEW);
  // Each comment is about as many lines as it may be, so that its suggestions show many.
  const code = fs.readFileSync(`exercises/${REVIEW}/${side === "new" ? "after" : "before"}/${file}`, "utf8");
  const lines = code.trimEnd().split("\n").length;
  const at = { file, side, line: "1", endLine: String(Math.min(lines, MOST_LINES)), form: "new", whole: "1" };
  let count = 0;
  let [long, longs] = ["", 0];
  let calendar = "";
  let guestSlug = "";
  let guestTexts = 0;
  let pooled: { readonly page: string; readonly desk: string } | null = null;

  /** Registers a learner without a mentor, who asks peers about a failed submission. Ana then takes the question. */
  async function askInPool() {
    const email = `p${crypto.randomUUID()}@example.org`;
    const made = await post("nobody", "/register", { name: "Asker", email, password: "correct horse battery" });
    site.know("asker", made.cookie);
    const slug = await one(PASSED_REVIEW, ana);
    const id = await handIn(slug, review([finding(slug, "f", "Learners may lose money here.")]), "asker");
    if (!id) throw new Error("The submission to ask about was refused.");
    await post("asker", `/submissions/${id}`, { intent: "ask-peer", question: "Why?" });
    await post("ana", "/me/answers", { intent: "start" });
    const { to } = await post("ana", "/me/answers", { intent: "next" });
    if (!to?.startsWith("/mentor/")) throw new Error("Ana got no question to answer.");
    return { page: `/submissions/${id}`, desk: to };
  }

  /** Asks a mentor a question. The mentor claims the item, and `work` then writes on it. */
  async function onDesk(
    question: string,
    work: (desk: string) => Promise<boolean>,
    submission = asked,
  ): Promise<boolean> {
    await post("ana", `/submissions/${submission}`, { intent: "ask-mentor", question });
    const item = await one("SELECT id FROM ReviewItem WHERE submissionId = ? AND seat = 1", submission);
    await postJson("lee", `/mentor/${item}/work`, { do: "claim" });
    const done = await work(`/mentor/${item}`);
    await view(`/mentor/${item}`, ["lee"]);
    await postJson("lee", `/mentor/${item}/work`, { do: "release" });
    return done;
  }
  const assigned = (text: string, key: string) => ({
    key,
    title: text.slice(0, 100),
    note: text,
    slugs: TEST,
    timeZone: "Europe/Berlin",
    isRequired: "on",
    opensAt: "2026-01-01T10:00",
    dueAt: "2097-01-01T10:00",
  });

  return {
    "a comment": {
      forms: ["/submissions/:id comment"],
      // Short enough that all of the texts fit on one submission.
      most: 3_500,
      use: async (text) => isTaken(await post("ana", `/submissions/${commented}`, { intent: "comment", text, ...at })),
    },
    "a comment of the full length": {
      forms: ["/submissions/:id comment"],
      most: 9_999,
      async use(text) {
        // A submission has room for 20 comments of this length.
        if (longs++ % 15 === 0) {
          const id = await handIn(REVIEW, review([finding(REVIEW, "f1", "It is wrong for nothing.")]));
          if (!id) throw new Error("The submission to comment on was refused.");
          long = `/submissions/${id}`;
        }
        const taken = isTaken(await post("ana", long, { intent: "comment", text, ...at }));
        await view(long, ["ana", "lee"]);
        return taken;
      },
    },
    "a question to the tutor": {
      forms: [
        "/exercises/:slug/tutor",
        "/submissions/:id/tutor",
        "/submissions/:id/tutor/talk",
        ...["", " agree", " ask", " open"].map((form) => `/exercises/:slug/tutor/talk${form}`),
      ],
      most: 2_000,
      async use(message) {
        const address = `/exercises/${TEST}/tutor`;
        const talk = `${address}/talk`;
        await postJson("ana", talk, { do: "agree", host: message.slice(0, 200), retention: message.slice(0, 200) });
        const opened = await postJson("ana", talk, { do: "open", rung: "ask", message });
        for (const [to, json] of [
          [talk, { do: "ask", rung: "ask", message }],
          [`/submissions/${commented}/tutor/talk`, { message }],
        ] as const)
          await site.ask("ana", to, {
            method: "POST",
            body: JSON.stringify(json),
            headers: { "content-type": "application/json" },
          });
        await post("ana", address, { intent: "ask", rung: "ask", message });
        await post("ana", `/submissions/${commented}/tutor`, { intent: "ask", message });
        await view(address, ["ana"]);
        return opened.status === 200;
      },
    },
    "a reply": {
      forms: ["/submissions/:id reply"],
      // Short enough that all of the texts fit on one submission.
      most: 3_000,
      async use(text) {
        const thread = await one("SELECT id FROM Thread WHERE submissionId = ?", asked);
        const taken = isTaken(await post("lee", page, { intent: "reply", form: thread, text, whole: "1" }));
        await view(page, ["ana"]);
        return taken;
      },
    },
    "a score's reason": {
      forms: ["/submissions/:id set-score", "/submissions/:id take-back-score"],
      most: 2_000,
      async use(reason) {
        const saw = /name="saw" value="([^"]+)"/.exec((await site.ask("lee", page)).text)?.[1] ?? "";
        const fields = { key: crypto.randomUUID(), saw, score: String(10 + (count++ % 80)), reason };
        const intent = count % 4 === 0 ? "take-back-score" : "set-score";
        const taken = isTaken(await post("lee", page, { intent, ...fields }));
        await view(page, ["ana", "maya"]);
        return taken;
      },
    },
    "a question to a mentor": {
      forms: ["/submissions/:id ask-mentor"],
      most: 2_000,
      async use(question) {
        const taken = isTaken(await post("ana", page, { intent: "ask-mentor", question }));
        await view(page, ["ana"]);
        await view("/mentor", ["lee"]);
        return taken;
      },
    },
    "a question to a peer": {
      forms: ["/submissions/:id ask-peer"],
      most: 2_000,
      async use(question) {
        pooled ??= await askInPool();
        const taken = isTaken(await post("asker", pooled.page, { intent: "ask-peer", question }));
        await view(pooled.page, ["asker"]);
        await view(pooled.desk, ["ana", "root"]);
        return taken;
      },
    },
    "a second opinion": {
      forms: ["/submissions/:id second-opinion"],
      most: 2_000,
      async use(question) {
        const taken = isTaken(await post("ana", page, { intent: "second-opinion", question }));
        await view("/mentor", ["lee", "maya"]);
        return taken;
      },
    },
    "why a learner stands by a finding, and a ruling": {
      forms: ["/submissions/:id stand-by", "/mentor/:id preview", "/mentor/:id rule"],
      most: 2_000,
      async use(text) {
        const at = { ...place(REVIEW), from: 1, to: 1 };
        const wrong = ["unreadable", "resource-leak", "injection"].map((defect, i) => ({
          ...finding(REVIEW, `f${i}`, text),
          class: defect,
          place: { ...at, from: 1 + i, to: 1 + i },
        }));
        const id = await handIn(REVIEW, review(wrong));
        if (!id) return false;
        const alarm = /name="finding"[^>]*value="([^"]+)"/.exec(
          (await site.ask("ana", `/submissions/${id}`)).text,
        )?.[1];
        const stand = { intent: "stand-by", finding: alarm ?? "", reason: text };
        const taken = isTaken(await post("ana", `/submissions/${id}`, stand));
        const [item] = await site.find("SELECT id FROM ReviewItem WHERE submissionId = ? AND seat = 0", id);
        if (item) {
          await postJson("lee", `/mentor/${item.id}/work`, { do: "claim" });
          const ruling = { decision: "false-alarm", title: text.slice(0, 160), why: text };
          await post("lee", `/mentor/${item.id}`, { intent: "preview", ...ruling });
          await post("lee", `/mentor/${item.id}`, { intent: "rule", ...ruling, seen: JSON.stringify(ruling) });
        }
        await view(`/submissions/${id}`);
        await view("/admin/rulings", ["root"]);
        return taken;
      },
    },
    "a note on a shared solution": {
      forms: ["/submissions/:id/share", "/submissions/:id/share share"],
      most: 2_000,
      use: async (text) => {
        const reply = await post("ana", `/submissions/${fixed}/share`, { intent: "share", note: text });
        if (!isTaken(reply)) return false;
        await view(reply.to!, ["ana", "lee"]);
        await view(reply.to!.slice(0, reply.to!.lastIndexOf("/")), ["ana", "lee"]);
        return true;
      },
    },
    "a post in a discussion, a reply and a change": {
      forms: ["/exercises/:slug/discussion post", "/exercises/:slug/discussion edit"],
      most: 4_000,
      use: async (text) => {
        const at = `/exercises/${FIX}/discussion`;
        const reply = await post("lee", at, { intent: "post", text });
        if (!isTaken(reply)) return false;
        const topic = new URL(reply.to!, "http://onramp.example").searchParams.get("topic")!;
        for (const who of ["lee", "maya"]) await post(who, at, { intent: "post", topic, text });
        await post("lee", at, { intent: "edit", topic, post: topic, text });
        await view(`${at}?topic=${topic}`, ["lee", "maya", "root"]);
        return true;
      },
    },
    "a note to oneself, and a change of it": {
      forms: ["/exercises/:slug/notes add", "/exercises/:slug/notes change", "/exercises/:slug/notes restore"],
      most: 2_000,
      use: async (text) => {
        const at = `/exercises/${FIX}/notes`;
        if (!isTaken(await post("lee", at, { intent: "add", key: crypto.randomUUID(), text }))) return false;
        const id = await one("SELECT id AS one FROM Note WHERE slug = ? ORDER BY id DESC", FIX);
        await post("lee", at, { intent: "change", id, version: "1", text });
        for (const page of [at, `${at}?edit=${id}`, `/exercises/${FIX}`]) await view(page, ["lee"]);
        await post("lee", at, { intent: "delete", id });
        const note = JSON.stringify({ file: null, side: "new", line: null, code: "", text });
        await post("lee", at, { intent: "restore", key: crypto.randomUUID(), note });
        return true;
      },
    },
    "a note to oneself, by script": {
      forms: ["/exercises/:slug/notes/list add", "/exercises/:slug/notes/list change"],
      most: 2_000,
      use: async (text) => {
        const at = `/exercises/${TEST}/notes/list`;
        const note = { file: "tests/suite.test.ts", side: "new", line: 1, code: text.slice(0, 200), text };
        const reply = await postJson("lee", at, { do: "add", key: crypto.randomUUID(), note });
        if (reply.status !== 200) return false;
        const id = await one("SELECT id AS one FROM Note WHERE slug = ? ORDER BY id DESC", TEST);
        await postJson("lee", at, { do: "change", id, version: 1, note });
        for (const page of [at.replace("/list", ""), `/exercises/${TEST}`]) await view(page, ["lee"]);
        await postJson("lee", at, { do: "delete", id });
        return true;
      },
    },
    "a report of abuse in a post": {
      forms: ["/exercises/:slug/report"],
      most: 2_000,
      use: async (text) => {
        const at = `/exercises/${FIX}/discussion`;
        const { to } = await post("lee", at, { intent: "post", text: `Which day counts? ${count}` });
        const about = new URL(to!, "http://onramp.example").searchParams.get("topic")!;
        const by = ["root", "maya"][count++ % 2]!;
        const taken = isTaken(await post(by, `/exercises/${FIX}/report`, { type: "post", about, reason: text }));
        await view(`/cohorts/${cohort}/reports`, ["maya", "root"]);
        await view("/admin/reports", ["root"]);
        return taken;
      },
    },
    "a report of abuse, and how it is settled": {
      forms: ["/submissions/:id/report", "/cohorts/:id/reports"],
      most: 2_000,
      async use(text) {
        const about = await one(
          "SELECT c.id FROM Comment c JOIN Thread t ON t.id = c.threadId WHERE t.submissionId = ?",
          asked,
        );
        const by = ["lee", "maya"][count++ % 2]!;
        const taken = isTaken(await post(by, `${page}/report`, { type: "comment", about, reason: text }));
        await view(`/cohorts/${cohort}/reports`, ["maya"]);
        const [report] = await site.find("SELECT id FROM AbuseReport WHERE settledAt IS NULL");
        if (report) await post("maya", `/cohorts/${cohort}/reports`, { report: report.id!, note: text });
        await view(`/cohorts/${cohort}/reports`, ["maya"]);
        return taken;
      },
    },
    "a mentor's draft": {
      forms: ["/mentor/:id/work save", "/mentor/:id/work offer"],
      most: 10_000,
      use: (summary) =>
        onDesk("Why?", async (desk) => {
          const work = { notes: [], summary, verdict: null, choices: {} };
          const { json } = await postJson("lee", `${desk}/work`, { do: "save", from: 0, work });
          await postJson("lee", `${desk}/work`, { do: "offer", work });
          return Boolean(json);
        }),
    },
    "a mentor's review and its notes": {
      forms: ["/mentor/:id/work hand-in", "/mentor/sent/:id"],
      most: 10_000,
      async use(text) {
        // Hand in a new submission for each text, because all comments on one submission share a limit.
        const id = await handIn(REVIEW, review([finding(REVIEW, "f1", "It is wrong for nothing.")]));
        if (!id) return false;
        const write = async (desk: string) => {
          const notes = [{ id: "n1", file, side, line: from, endLine: null, text }];
          const work = { notes, summary: text, verdict: "again", choices: {} };
          const sent = await postJson("lee", `${desk}/work`, { do: "hand-in", key: crypto.randomUUID(), work });
          if (sent.json.ok) {
            const own = `/mentor/sent/${await one("SELECT id FROM MentorReview WHERE submissionId = ?", id)}`;
            await post("lee", own, { version: "0", verdict: "again", summary: `${text.slice(0, 9_000)}\n\nAgain.` });
            await view(own, ["lee"]);
          }
          await view(`/submissions/${id}`);
          return sent.json.ok === true;
        };
        return onDesk("Why?", write, id);
      },
    },
    "a guest's finding": {
      forms: ["/exercises/:slug/work hand-in"],
      most: 4_000,
      async use(text) {
        // Create a new guest for every third text, because each guest may hand in three times, and one IP address may
        // create only a few guests.
        if (guestTexts++ % 3 === 0) {
          const made = await site.ask("nobody", "/?index", { method: "POST", body: new URLSearchParams() });
          guestSlug = /\/exercises\/([^/?#]+)/.exec(made.to ?? "")![1]!;
          site.know("guest", made.cookie);
        }
        const id = await handIn(guestSlug, review([finding(guestSlug, "f1", text, text)]), "guest");
        if (id) await view(`/submissions/${id}`, ["guest"]);
        return id !== null;
      },
    },
    "a draft": {
      forms: ["/exercises/:slug/work save", "/exercises/:slug save"],
      most: 100_000,
      async use(suite) {
        const draft = `/exercises/test-late-fee`;
        const { json } = await postJson("ana", `${draft}/work`, {
          do: "save",
          from: 0,
          work: { suite, confidence: null },
        });
        await post("ana", draft, { intent: "save", from: "0", suite });
        await view(draft, ["ana"]);
        return Boolean(json);
      },
    },
    "a suite": {
      forms: ["/exercises/:slug/work hand-in", "/exercises/:slug hand-in"],
      most: 100_000,
      async use(text) {
        const start = `import { expect, it } from "vitest";\nit("a", () => expect(1).toBe(1));\n/*\n`;
        const suite = `${start}${text.replaceAll("*/", "").slice(0, 99_900)}\n*/`;
        const id = await handIn(TEST, { suite, confidence: 80 });
        if (id) await view(`/submissions/${id}`);
        await post("ana", `/exercises/${TEST}`, {
          intent: "hand-in",
          key: crypto.randomUUID(),
          confidence: "80",
          suite: text,
        });
        return id !== null;
      },
    },
    "a file of a repair": {
      forms: ["/exercises/:slug/work hand-in"],
      most: 100_000,
      async use(text) {
        const repaired = `src/${fs.readdirSync(`exercises/${FIX}/code/src`)[0]}`;
        const id = await handIn(FIX, { files: { [repaired]: text }, confidence: 80 });
        if (id) await view(`/submissions/${id}`);
        return id !== null;
      },
    },
    "an own test beside a repair": {
      forms: ["/exercises/:slug/work hand-in", "/exercises/:slug save"],
      most: 20_000,
      async use(scratch) {
        const id = await handIn(FIX, { files: {}, scratch, confidence: 80 });
        if (id) await view(`/submissions/${id}`);
        await post("ana", `/exercises/${FIX}`, { intent: "save", from: "0", scratch });
        await view(`/exercises/${FIX}`, ["ana"]);
        return id !== null;
      },
    },
    "an answer to the question after a pass": {
      forms: ["/submissions/:id explain"],
      most: 20_000,
      takesNone: true,
      use: async (answer) => isTaken(await post("ana", `/submissions/${fixed}`, { intent: "explain", answer })),
    },
    "a snippet": {
      forms: ["/mentor/snippets keep"],
      most: 4_000,
      async use(text) {
        const name = `${count++} ${text}`.slice(0, 80);
        const { status } = await post("lee", "/mentor/snippets", { intent: "keep", id: "", name, text, cohortId: "" });
        await view("/mentor/snippets", ["lee"]);
        return status === 200;
      },
    },
    "a portfolio": {
      forms: ["/me/portfolio save", "/me/portfolio preview", "/me/portfolio open", "/me/portfolio new-link"],
      most: 2_000,
      async use(intro) {
        const fields = { words: intro.slice(0, 60), name: intro.slice(0, 80), intro };
        await post("ana", "/me/portfolio", { intent: "new-link", words: intro.slice(0, 60), instead: "" });
        await post("ana", "/me/portfolio", { intent: "open", ...fields });
        await post("ana", "/me/portfolio", { intent: "preview", ...fields });
        const taken = isTaken(await post("ana", "/me/portfolio", { intent: "save", ...fields, name: "Ana" }));
        await view("/me/portfolio", ["ana"]);
        await view("/me/portfolio/preview", ["ana"]);
        const [shown] = await site.find("SELECT link FROM Portfolio WHERE userId = ? AND link IS NOT NULL", ana);
        if (shown) await view(`/p/${encodeURIComponent(shown.link!)}`, ["nobody"]);
        return taken;
      },
    },
    "a wish for a talk": {
      forms: ["/me/certificates/:id ask-talk"],
      most: 500,
      async use(note) {
        const own = `/me/certificates/${certificate}`;
        const [open] = await site.find("SELECT id FROM Talk WHERE learnerId = ? AND state = 'asked'", grace);
        if (open) await post("grace", own, { intent: "take-back", talk: open.id! });
        const taken = isTaken(await post("grace", own, { intent: "ask-talk", note }));
        await view(own, ["grace"]);
        await view("/mentor/talks", ["lee"]);
        return taken;
      },
    },
    "a mentor's words after a talk": {
      forms: ["/mentor/talks/:id sign", "/mentor/talks/:id not-yet"],
      most: 2_000,
      takesNone: true,
      async use(words) {
        for (const intent of ["sign", "not-yet"]) await post("lee", `/mentor/talks/${talk}`, { intent, words });
        return false;
      },
    },
    "an assignment": {
      forms: ["/cohorts/:id/assignments/new", "/cohorts/:id/assignments/:assignmentId/edit"],
      most: 2_000,
      async use(text) {
        const list = `/cohorts/${cohort}/assignments`;
        const made = await post(
          "maya",
          `${list}/new`,
          assigned(`${count++} ${text}`.slice(0, 2_000), crypto.randomUUID()),
        );
        const edit = `${list}/${assignment}/edit`;
        const taken = isTaken(await post("maya", edit, { ...assigned(text, await keyOn(edit)), title: "Week 1" }));
        await view(`${list}/${assignment}`, ["maya", "lee"]);
        await view(list, ["maya"]);
        await view(`/learn/assignments/${assignment}`, ["ana"]);
        await view("/learn", ["ana"]);
        if (!calendar) {
          const { text: created } = await post("ana", "/learn/assignments", { intent: "create-calendar" });
          calendar = /\/calendar\/[^/"\s]+\/deadlines\.ics/.exec(created)?.[0] ?? "";
          if (!calendar) throw new Error("The calendar's address wasn't shown.");
        }
        await view(calendar, ["nobody"]);
        return taken || isTaken(made);
      },
    },
    "a track of a cohort": {
      forms: ["/cohorts/:id/tracks/new", "/cohorts/:id/tracks/:trackId"],
      most: 200,
      async use(text) {
        const list = `/cohorts/${cohort}/tracks`;
        const track = (about: string, title = `${count++} ${text}`.slice(0, 100)) => ({
          key: crypto.randomUUID() as string,
          title,
          about,
          slugs: TEST,
        });
        await post("maya", `${list}/new`, track("", "Dates"));
        const [{ id } = { id: "" }] = await site.find("SELECT id FROM CohortTrack WHERE cohortId = ?", cohort);
        const isMade = isTaken(await post("maya", `${list}/new`, track(text)));
        const page = `${list}/${id}`;
        const isChanged = isTaken(await post("maya", page, { ...track(text), key: await keyOn(page) }));
        await view(list, ["maya"]);
        await view(`${list}/${id}`, ["maya"]);
        await view("/learn", ["ana"]);
        await view(`/exercises?track=${id}`, ["ana"]);
        // A cohort may have at most twenty tracks.
        const rows = await site.find("SELECT id FROM CohortTrack WHERE cohortId = ?", cohort);
        for (const one of rows) await post("maya", list, { intent: "remove", track: String(one.id) });
        return isMade || isChanged;
      },
    },
    "a line of a rubric": {
      forms: ["/cohorts/:id/rubric add"],
      most: 120,
      async use(text) {
        const page = `/cohorts/${cohort}/rubric`;
        const line = { intent: "add", key: crypto.randomUUID(), text, "for-review": "on", "for-test": "on" };
        const { status } = await post("maya", page, line);
        await view(page, ["maya"]);
        await view("/mentor", ["lee"]);
        // A cohort may have at most five lines.
        const rows = await site.find("SELECT id FROM CohortLine WHERE cohortId = ? AND NOT isRemoved", cohort);
        for (const { id } of rows) await post("maya", page, { intent: "remove", line: String(id) });
        return status === 200;
      },
    },
    "an announcement": {
      forms: ["/cohorts/:id/announcements send"],
      most: 2_000,
      async use(text) {
        const list = `/cohorts/${cohort}/announcements`;
        const { status } = await post("maya", list, { intent: "send", key: crypto.randomUUID(), text });
        await view(list, ["maya"]);
        await view("/learn", ["ana"]);
        await view("/learn/announcements", ["ana"]);
        // A cohort may send at most five announcements a day.
        const rows = await site.find("SELECT id FROM Announcement WHERE cohortId = ?", cohort);
        for (const { id } of rows) await post("maya", list, { intent: "remove", announcement: String(id) });
        return status === 200;
      },
    },
    "the name of a cohort, a programme and an export": {
      forms: [
        "/admin/cohorts create",
        "/admin/cohorts rename",
        "/admin/programmes create",
        "/admin/programmes rename",
        "/cohorts/:id/exports link",
      ],
      most: 100,
      async use(text) {
        const taken = isTaken(await post("root", "/admin/cohorts", { intent: "rename", id: cohort, name: text }));
        await post("root", "/admin/cohorts", { intent: "create", name: text });
        await post("root", "/admin/programmes", { intent: "rename", id: programme, name: text });
        await post("root", "/admin/programmes", { intent: "create", name: text });
        const link = { intent: "link", key: crypto.randomUUID(), name: text.slice(0, 60) };
        await post("maya", `/cohorts/${cohort}/exports`, link);
        for (const file of ["hand-ins.csv", "cohort.json"])
          await post("maya", `/cohorts/${cohort}/exports/${file}`, {});
        await view(`/cohorts/${cohort}/exports`, ["maya"]);
        await view(`/cohorts/${cohort}`, ["maya", "lee"]);
        await view("/admin/cohorts", ["root"]);
        await view(`/programmes/${programme}`, ["root"]);
        return taken || (await site.find("SELECT id FROM Cohort WHERE name = ?", text)).length > 0;
      },
    },
    "a person's name": {
      forms: ["/register", "/account who"],
      most: 100,
      async use(name) {
        const email = `p${crypto.randomUUID()}@example.org`;
        const made = await post("nobody", "/register", { name, email, password: "correct horse battery" });
        if (!isTaken(made)) return false;
        const [person] = await site.find("SELECT id, name FROM User WHERE email = ?", email);
        site.know("new", made.cookie);
        await post("new", "/account", { intent: "who", name, email, current: "correct horse battery" });
        // A certificate keeps the name that its learner had. Few accounts have enough passes for a certificate.
        const [{ code }] = (await site.find(
          "UPDATE Certificate SET statement = json_set(statement, '$.name', ?) WHERE id = ? RETURNING code",
          person!.name!,
          certificate,
        )) as [{ code: string }];
        await view(`/verify/${code}`, ["nobody"]);
        await view(`/me/certificates/${certificate}`, ["grace"]);
        await view("/learn", ["new"]);
        await view("/account", ["new"]);
        await view(`/admin/people/${person!.id}`, ["root"]);
        await view("/admin/people", ["root"]);
        return true;
      },
    },
    "the name of a section": {
      forms: ["/cohorts/:id/people/sections make", "/cohorts/:id/people/sections rename"],
      most: 60,
      async use(text) {
        const at = `/cohorts/${cohort}/people/sections`;
        const { status } = await post("maya", at, { intent: "make", name: text });
        const taken = status === 200;
        await view(at, ["maya"]);
        await view(`/cohorts/${cohort}`, ["maya", "lee"]);
        await view(`/cohorts/${cohort}/people`, ["maya"]);
        await view(`/cohorts/${cohort}/announcements`, ["maya"]);
        if (taken) {
          const section = await one("SELECT id FROM Section ORDER BY rowid DESC");
          await post("maya", at, { intent: "rename", section, name: `${text} 2` });
          await post("maya", at, { intent: "remove", section });
        }
        return taken;
      },
    },
    "an e-mail address": {
      forms: [
        "/forgot",
        "/sign-in",
        "/cohorts/:id/people invite",
        "/cohorts/:id/people/roster check",
        "/cohorts/:id/people/roster import",
        "/admin/programmes add-lead",
      ],
      most: 2_000,
      takesNone: true,
      async use(text) {
        for (const email of [text, `${text.slice(0, 200)}@example.org`]) {
          await post("nobody", "/forgot", { email });
          await post("nobody", "/sign-in", { email, password: text });
          await post("maya", `/cohorts/${cohort}/people`, { intent: "invite", email, role: "mentor" });
          for (const intent of ["check", "import"])
            await post("maya", `/cohorts/${cohort}/people/roster`, { intent, roster: `email,name\n${email},${text}` });
          await post("root", "/admin/programmes", { intent: "add-lead", id: programme, email });
        }
        await view(`/cohorts/${cohort}/people`, ["maya"]);
        await view(`/cohorts/${cohort}/people/roster`, ["maya"]);
        return false;
      },
    },
    "a password or a code": {
      forms: [
        "/account password",
        "/confirm",
        "/me/data/delete",
        "/register/:token",
        "/reset/:token",
        "/sign-in/code",
        "/sign-in/passkey",
        "/account/two-step begin",
        "/account/two-step confirm",
        "/account/two-step new-codes",
        "/account/two-step turn-off",
        "/account/security add-passkey",
        "/account/security rename-passkey",
        "/welcome join",
      ],
      most: 2_000,
      takesNone: true,
      async use(text) {
        await post("grace", "/account", { intent: "password", current: text, next: text });
        await post("grace", "/confirm", { password: text, to: text });
        await post("grace", "/me/data/delete", { password: text });
        for (const intent of ["begin", "confirm", "new-codes", "turn-off"])
          await post("grace", "/account/two-step", { intent, password: text, code: text });
        await post("grace", "/account/security", { intent: "add-passkey", name: text.slice(0, 60), answer: text });
        await post("grace", "/account/security", { intent: "rename-passkey", id: "none", name: text.slice(0, 60) });
        await post("nobody", "/reset/none", { password: text });
        await post("nobody", "/register/none", { password: text });
        await post("nobody", "/sign-in/code", { code: text });
        await post("grace", "/welcome", { intent: "join", invite: text });
        await postJson("nobody", "/sign-in/passkey", { answer: text });
        return false;
      },
    },
    "a number, a day or a choice": {
      forms: ["/cohorts/:id/settings", "/theme"],
      most: 2_000,
      takesNone: true,
      async use(text) {
        const numbers = { samples: text, doubles: text, stuckTries: text, quietDays: text };
        await post("maya", `/cohorts/${cohort}/settings`, numbers);
        await post("maya", `/cohorts/${cohort}/people`, { intent: "link", lastDay: text, maxUses: text });
        await post("lee", "/mentor", { intent: "hours", hours: text });
        await post("maya", `/cohorts/${cohort}/assignments/new`, {
          ...assigned("A", text),
          opensAt: text,
          slugs: text,
        });
        await post("ana", "/theme", { theme: text, to: text });
        return false;
      },
    },
    "a search": {
      forms: [],
      most: 2_000,
      async use(text) {
        await view(`/admin/people?${inQuery("q", text)}`, ["root"]);
        await view(`/cohorts/${cohort}/people?${inQuery("q", text)}`, ["maya"]);
        await view(`/exercises?${inQuery("q", text)}`, ["ana"]);
        for (const name of ["part", "place", "back", "slug"])
          await view(`/cohorts/${cohort}/work?${inQuery(name, text)}`, ["maya"]);
        return true;
      },
    },
    "an address": {
      forms: [],
      most: 2_000,
      async use(text) {
        const part = encodeURIComponent(wellFormed(text))
          .slice(0, 6_000)
          .replace(/%[^%]?$/, "");
        for (const page of PAGES_WITH_NAMES)
          for (const who of ["ana", "maya", "root"])
            await site.ask(who, page.replace(/^\/cohorts\/:id(?=\/)/, `/cohorts/${cohort}`).replace(/:\w+/g, part));
        await site.ask("ana", `/${part}`);
        return true;
      },
    },
  };
}
