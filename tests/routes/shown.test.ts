import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { issueCertificate, withdrawCertificate } from "~/cohort/own/certificates.server";
import {
  changeLink,
  closePortfolio,
  getPortfolio,
  openPortfolio,
  readPortfolio,
  savePortfolio,
} from "~/cohort/own/portfolio.server";
import { db } from "~/database/db.server";
import { LIMITS } from "~/operations/limits.server";
import { type Door, openDoor } from "../access/door";
import { stopClock } from "../setup/clock";
import { enrolAll, pass, passTrack } from "../setup/passes";
import { signUp } from "../setup/people";
import { isQuick } from "../setup/runs";
import { sampleOf } from "../setup/submissions";

// Long: all public pages of one learner, whose track is passed once.

vi.hoisted(() => {
  // Each request states its client's address, as behind a proxy.
  process.env.TRUST_PROXY = "1";
});

/**
 * What a learner shows to strangers, through the product's own server. The page shows what the learner ticked and
 * nothing else, escapes it, isn't indexed, and sends no referrer to other sites. Once withdrawn, the page says so and
 * names no one. Guessing addresses is rate-limited.
 */

const NAME = "Zelda Planted";
const INTRO = `<b onclick="zqevilzq">bold</b> & "quoted"\n\nA second line.`;
let door: Door;
let learner: { id: string; name: string };
let cookie = "";
let certificate = { id: "", code: "" };

beforeAll(async () => {
  await indexExercises();
  door = await openDoor();
  const { id, cookie: own } = await signUp("zelda");
  await db.user.update({ where: { id }, data: { name: NAME } });
  [learner, cookie] = [{ id, name: NAME }, own];
  const { id: mentor } = await signUp("lee");
  await enrolAll({ [id]: "learner", [mentor]: "mentor" });
  await passTrack(learner, "first-weeks", "zqworkzq");
  await pass(learner, "partial-refunds");
  await pass(learner, "test-vat-rounding", "zqworkzq");
  const made = await issueCertificate(learner, "first-weeks", { key: "once", withVerdicts: true });
  if (!made.ok) throw new Error(made.why);
  certificate = await db.certificate.findUniqueOrThrow({ where: { id: made.id } });
  // Plant words in a related row. Strangers must not see any of them.
  await db.talk.create({
    data: {
      learnerId: id,
      track: "first-weeks",
      round: 1,
      note: "zqnotezq",
      words: "zqwordszq",
      askedOn: new Date(),
      state: "not-yet",
    },
  });
});
afterAll(() => door?.close());

let asked = 0;
async function get(path: string, headers: Record<string, string> = {}) {
  const from = `10.9.${asked >> 8}.${asked++ & 255}`;
  const reply = await fetch(door.origin + path, {
    headers: { "x-forwarded-for": from, ...headers },
    redirect: "manual",
  });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
}
const post = (path: string, fields: [string, string][], as = cookie) =>
  fetch(door.origin + path, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { cookie: as },
    redirect: "manual",
  });

const titles = () => new Map(listExercises().map(({ slug, title }) => [slug, title]));
/** Returns what the learner found in a review. */
const findingsOf = (slug: string) => sampleOf<{ findings: { text: string }[] }>(slug).findings;
/** Returns texts that no stranger may see: from the work, the keys, the account and the talks. */
function secrets(): string[] {
  return [
    "zqworkzq",
    "zqnotezq",
    "zqwordszq",
    "zelda@example.org",
    learner.id,
    certificate.id,
    "Heron cohort",
    "Not yet",
    ...findingsOf("partial-refunds").map(({ text }) => text),
  ];
}
async function openAt(words: string, chosen: Record<string, string[]>, intro = INTRO): Promise<string> {
  await savePortfolio(learner, {
    name: NAME,
    intro,
    chosen,
  });
  await closePortfolio(learner);
  await openPortfolio(learner, words);
  return (await getPortfolio(learner)).composed!.link!;
}

describe("a portfolio's page", () => {
  it("shows what was ticked to anyone who has the link, escaped, and nothing else", async () => {
    const link = await openAt("my-work", { exercises: ["test-vat-rounding"], certificates: [certificate.id] });
    for (const path of [`/p/${link}`, `/p/${link}.data`]) {
      const { status, text } = await get(path);
      expect([path, status]).toEqual([path, 200]);
      for (const word of [NAME, titles().get("test-vat-rounding")!, "A second line."]) expect(text).toContain(word);
      for (const [slug, title] of titles()) if (slug !== "test-vat-rounding") expect(text).not.toContain(title);
      for (const word of [...secrets(), "know when to trust", "choose inputs"])
        expect([word, text.includes(word)]).toEqual([word, false]);
    }
    const { text } = await get(`/p/${link}`);
    expect(text).not.toContain('<b onclick="zqevilzq">');
    expect(text).toContain("&lt;b onclick=");
  });

  it("keeps out search engines and caches, and sends no referrer to other sites", async () => {
    const link = await openAt("my-work", {});
    for (const path of [`/p/${link}`, "/verify/none"]) {
      const { headers, text } = await get(path);
      expect(headers.get("x-robots-tag")).toContain("noindex");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(text).toMatch(/<meta name="robots" content="noindex/);
      // The page has no form, because without a referrer the form's origin would be null.
      expect(text).not.toContain("<form");
    }
  });

  it("is recalculated: work that no longer passes, or was withdrawn, disappears by itself", async () => {
    const mark = (status: string) =>
      db.result.updateMany({ where: { submission: { slug: "test-vat-rounding" } }, data: { status } });
    const link = await openAt("my-work", { exercises: ["test-vat-rounding"], skills: ["find-edge-cases"] });
    const says = async () => ({ view: null, ...(await readPortfolio(link)) });
    expect((await says()).view).toMatchObject({ exercises: [{ kind: "test" }], skills: [{ exercises: 1 }] });
    await mark("failed");
    expect((await says()).view).toMatchObject({ exercises: [], skills: [] });
    await mark("passed");
  });

  it("answers a withdrawn link with 410, and no name", async () => {
    const first = await openAt("zqlinkzq", { tracks: ["first-weeks"] });
    expect((await post("/me/portfolio", [["intent", "withdraw"]])).status).toBe(303);
    for (const path of [`/p/${first}`, `/p/${first}.data`]) {
      const { status, text } = await get(path);
      expect([status, text.includes(NAME), text.includes("First weeks")]).toEqual([410, false, false]);
    }
    expect((await get(`/p/${first}`)).text).toContain("Withdrawn");
    // The words in the link are stored only as a hash.
    expect(JSON.stringify(await db.closedLink.findMany())).not.toContain("zqlinkzq");
    await openPortfolio(learner, "again");
    const second = (await getPortfolio(learner)).composed!.link!;
    expect([(await get(`/p/${first}`)).status, (await get(`/p/${second}`)).status]).toEqual([410, 200]);
    await changeLink(learner, second, "third");
    // If a form is sent twice, the second request refers to a link that has been replaced, and changes nothing.
    await changeLink(learner, second, "fourth");
    const third = (await getPortfolio(learner)).composed!.link!;
    expect([third.startsWith("third-"), (await get(`/p/${second}`)).status]).toEqual([true, 410]);
  });

  it("shows works in full if they are ticked: the diff, confirmed findings and tests", async () => {
    const link = await openAt("my-work", {
      works: ["partial-refunds", "test-vat-rounding"],
      skills: ["choose-inputs"],
    });
    const { text } = await get(`/p/${link}`);
    for (const { text: said } of findingsOf("partial-refunds")) expect(text).toContain(said.slice(0, 30));
    for (const word of ["Correctly requested changes", "zqworkzq", "src/refund.ts", " · see ", "How this is measured"])
      expect([word, text.includes(word)]).toEqual([word, true]);
    // The page contains nothing from the key: why an issue matters, how to find it, and the author's tests.
    const { content } = findExercise("partial-refunds")!;
    for (const { why, how } of (content as { key: { issues: { why: string; how: string }[] } }).key.issues)
      expect([text.includes(why), text.includes(how)]).toEqual([false, false]);
  });

  it("hides works from signed-in people who haven't done the exercise", async () => {
    const link = await openAt("my-work", { works: ["partial-refunds"] });
    const said = findingsOf("partial-refunds")[0]!.text.slice(0, 30);
    const { cookie: other } = await signUp("cleo");
    for (const path of [`/p/${link}`, `/p/${link}.data`]) {
      const { text } = await get(path, { cookie: other });
      expect([text.includes(said), text.includes("Correctly requested changes")]).toEqual([false, false]);
    }
    expect((await get(`/p/${link}`, { cookie: other })).text).toContain("Hidden, because");
    expect((await get(`/p/${link}`, { cookie })).text).toContain(said);
  });

  it("shows a mentor's words only while the mentor allows it", async () => {
    const { id: submissionId } = await db.submission.findFirstOrThrow({ where: { userId: learner.id } });
    const { id: mentorId, cookie: mentorCookie } = await signUp("olof");
    const sent = { seat: 1, sendKey: "k", verdict: "good", rubricVersion: 1, choices: "{}", minutes: 1 };
    const { id } = await db.mentorReview.create({
      data: { ...sent, submissionId, mentorId, summary: "zqsaidzq, **well done**" },
    });
    const link = await openAt("my-work", { said: [id] });
    const says = async () => {
      const { text } = await get(`/p/${link}`);
      return [text.includes("zqsaidzq"), text.includes("olof")];
    };
    expect(await says()).toEqual([false, false]);
    await db.mentorReview.update({ where: { id }, data: { isShareable: true } });
    expect(await says()).toEqual([true, true]);
    // Mentors write Markdown, so strangers see the formatted text without Markdown characters.
    const { text } = await get(`/p/${link}`);
    expect([text.includes("<strong>well done</strong>"), text.includes("**well")]).toEqual([true, false]);
    await db.mentorReview.update({ where: { id }, data: { isPeer: true } });
    expect(await says()).toEqual([false, false]);
    await db.mentorReview.update({ where: { id }, data: { isPeer: false } });
    // The mentor no longer teaches this learner, and so can't open the review.
    expect((await get("/account", { cookie: mentorCookie })).text).toContain("Your reviews in portfolios");
    const unshare = (from: string, review: string) =>
      fetch(`${door.origin}/account`, {
        method: "POST",
        headers: { cookie: from, origin: door.origin },
        body: new URLSearchParams({ intent: "unshare", review }),
      });
    await unshare(cookie, id);
    expect(await says()).toEqual([true, true]);
    await unshare(mentorCookie, id);
    expect(await says()).toEqual([false, false]);
    expect((await get("/account", { cookie: mentorCookie })).text).not.toContain("Your reviews in portfolios");
  });

  it("has a card for chats and a code to verify on paper, until it is withdrawn", async () => {
    const link = await openAt("my-work", { works: ["test-vat-rounding"] });
    const { text } = await get(`/p/${link}`);
    expect(text).toContain(`<meta property="og:title" content="${NAME}"`);
    const [, picture] = /property="og:image" content="([^"]+)"/.exec(text)!;
    const { pathname } = new URL(picture!);
    const reply = await fetch(door.origin + pathname);
    expect([reply.status, reply.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(text).toContain("data:image/svg+xml,");
    await closePortfolio(learner);
    expect((await get(`/p/${link}`)).text).not.toContain("og:title");
  });

  it("is not found with only a part of the link", async () => {
    const link = await openAt("my-work", {});
    const [drawn] = /[0-9a-z]{16}$/.exec(link)!;
    for (const part of ["my-work", drawn, `other-${drawn}`, `${link}0`, link.slice(0, -1), link.toUpperCase(), ""])
      expect([part, (await get(`/p/${part}`)).status]).toEqual([part, 404]);
    const links = new Set<string>();
    for (let n = 0; n < 20; n++) links.add(await openAt("my-work", {}));
    expect(links.size).toBe(20);
  });

  describe("within one window", () => {
    stopClock();

    it.skipIf(isQuick)(
      "allows only so many guesses from one network; people who have the link still get in",
      async () => {
        const link = await openAt("my-work", {});
        const from = { "x-forwarded-for": "192.0.2.7" };
        for (let n = 0; n < LIMITS.shared.points; n++) expect((await get(`/p/none-${n}`, from)).status).toBe(404);
        const { status, headers } = await get("/p/none", from);
        expect([status, Number(headers.get("retry-after")) > 0]).toEqual([429, true]);
        expect((await get(`/verify/none`, from)).status).toBe(429);
        expect((await get(`/p/${link}`, from)).status).toBe(200);
      },
    );
  });
});

describe("the portfolio's editor", () => {
  it("keeps what was typed when something is wrong, and says which field", async () => {
    const fields: [string, string][] = [
      ["intent", "open"],
      ["name", "N"],
      ["intro", "x".repeat(2_001)],
      ["words", "!"],
      ["skills", "choose-inputs"],
    ];
    const reply = await post("/me/portfolio.data", fields);
    const text = await reply.text();
    expect(reply.status).toBe(400);
    for (const word of ["at most 2,000 characters", "3 letters", "x".repeat(2_001), "choose-inputs"])
      expect(text).toContain(word);
  });

  it("says what is wrong with a form that the page can't use", async () => {
    const reply = await post("/me/portfolio", [["intent", "publish-twice"]]);
    expect([reply.status, await reply.text()]).toEqual([
      400,
      expect.stringContaining("That action isn’t available on this page. Reload the page and try again."),
    ]);
  });

  it("doesn't publish by saving, and keeps no more ticks than a page can have", async () => {
    await closePortfolio(learner);
    const many = Array.from({ length: 3_000 }, (_, n): [string, string] => ["exercises", `e${n}`]);
    const saved = await post("/me/portfolio", [
      ["intent", "save"],
      ["name", NAME],
      ["intro", ""],
      ["skills", "x".repeat(300)],
      ...many,
    ]);
    expect([saved.status, saved.headers.get("location")]).toEqual([303, "/me/portfolio?done=saved"]);
    const { composed } = await getPortfolio(learner);
    expect([composed!.link, composed!.chosen.exercises.length, composed!.chosen.skills]).toEqual([null, 1_000, []]);
    const seen = await post("/me/portfolio", [
      ["intent", "preview"],
      ["name", "Zelda seen first"],
      ["intro", ""],
    ]);
    expect([seen.status, seen.headers.get("location")]).toEqual([303, "/me/portfolio/preview"]);
    expect((await getPortfolio(learner)).composed).toMatchObject({ name: "Zelda seen first", link: null });
    const opened = await post("/me/portfolio", [
      ["intent", "open"],
      ["name", NAME],
      ["intro", ""],
      ["words", "Zelda’s Work"],
    ]);
    expect(opened.status).toBe(303);
    expect((await getPortfolio(learner)).composed!.link).toMatch(/^zelda-s-work-[0-9a-z]{16}$/);
  });
});

describe("a certificate's page", () => {
  const path = () => `/verify/${certificate.code}`;
  it("shows the certificate to anyone who has the code, and nothing else about its learner", async () => {
    for (const address of [path(), `${path()}.data`]) {
      const { status, text } = await get(address);
      expect(status).toBe(200);
      for (const word of [NAME, "First weeks", "choose inputs"]) expect(text).toContain(word);
      for (const word of secrets()) expect([word, text.includes(word)]).toEqual([word, false]);
      for (const [, title] of titles()) expect(text).not.toContain(title);
    }
    expect((await get(path())).text).toContain("Unsupervised practice");
  });

  it("is found by a code typed from paper; an invalid code gets an error, and stays in the field", async () => {
    const typed = certificate.code.replaceAll("-", " ").toLowerCase().replaceAll("0", "o");
    const found = await fetch(`${door.origin}/verify?code=${encodeURIComponent(typed)}`, { redirect: "manual" });
    expect(found.status).toBe(302);
    expect((await get(found.headers.get("location")!)).text).toContain("This certificate is valid");
    const { status, text } = await get("/verify?code=seven+short");
    expect([status, text.includes("That is not a certificate code"), text.includes('value="seven short"')]).toEqual([
      200,
      true,
      true,
    ]);
    expect((await get("/verify")).text).not.toContain("That is not a certificate code");
  });

  it("names the mentor who signed, until their account is deleted", async () => {
    const { id: mentorId } = await signUp("nora");
    const day = new Date("2026-11-19");
    const { id: talkId } = await db.talk.create({
      data: {
        learnerId: learner.id,
        track: "first-weeks",
        round: 9,
        note: "n",
        askedOn: day,
        state: "signed",
        mentorId,
        decidedOn: day,
      },
    });
    await db.certificate.update({ where: { id: certificate.id }, data: { talkId } });
    expect((await get(path())).text).toMatch(/Explained in person[\s\S]*19 November 2026[\s\S]*nora/);
    await db.user.delete({ where: { id: mentorId } });
    const { text } = await get(path());
    expect([text.includes("nora"), text.includes("a mentor")]).toEqual([false, true]);
  });

  it("shows the day of a withdrawal, and no name", async () => {
    await withdrawCertificate(learner, certificate.id);
    for (const address of [path(), `${path()}.data`]) {
      const { status, text } = await get(address);
      expect([status, text.includes(NAME), text.includes("First weeks")]).toEqual([410, false, false]);
      expect(text).toContain(
        address.endsWith(".data") ? new Date().toISOString().slice(0, 10) : String(new Date().getUTCFullYear()),
      );
    }
    expect((await get(`/verify/${"0".repeat(16)}`)).status).toBe(404);
  });
});
