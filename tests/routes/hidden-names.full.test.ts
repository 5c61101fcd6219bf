import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setCohortRules } from "~/accounts/cohorts/cohort-rules.server";
import { leaveCohort } from "~/accounts/cohorts/members.server";
import { numberedName } from "~/accounts/reading/names.server";
import { db } from "~/database/db.server";
import { openThread } from "~/review/threads/threads.server";
import { type Door, openDoor } from "../access/door";
import { readRows, requestOf, send } from "../access/rows";
import { fillWorld, makePeople, type Who, type World } from "../access/world";

// Long: every page is requested as each person who must not see a name, and as those who may.

/**
 * In a cohort that hides names, no reply to a mentor reveals whose work it is before they have sent their review of it.
 * The test requests every page of the product, as a document and as data, and what the desk requests by itself.
 */

const NAME = "Zelda Quillfeather";
const EMAIL = "quillfeather@example.org";
const REVIEW = { notes: [], summary: "Well done.", verdict: "good", choices: {} };
const rules = (hidesNames: boolean) => ({
  sampleShare: 0,
  doubleShare: 0,
  hidesNames,
  allowsPeers: false,
  stuckTries: 3,
  quietDays: 14,
  hasTutor: true,
  tutorDays: 30,
  hasCommentDrafts: false,
});

let door: Door;
let world: World;
beforeAll(async () => {
  door = await openDoor();
  world = await makePeople();
  await fillWorld(world);
  await db.user.update({ where: { id: world.ids.owner }, data: { name: NAME, email: EMAIL } });
  await db.talk.update({ where: { id: world.talk }, data: { mentorId: null, firstId: null, secondId: null } });
  // A mentor who also leads a programme that the cohort has admitted may read its reports, but without names.
  const cohorts = { create: { cohortId: world.cohort, isOpen: true } };
  await db.programme.create({ data: { name: "Autumn", cohorts, leads: { create: { userId: world.ids.mentor } } } });
  // Add a mentor's comment, so that there is one name that may appear.
  const place = { file: "a.ts", side: "new" as const, line: 1 };
  await openThread({ id: world.ids.mentor }, world.submission, place, "And this?");
});
afterAll(() => door?.close());
beforeEach(() => setCohortRules({ id: world.ids.lead }, world.cohort, rules(true)));

/** Returns all replies that this person gets, keyed by address: pages, their data, and what the desk requests. */
async function repliesTo(who: Who): Promise<Map<string, string>> {
  const replies = new Map<string, string>();
  const ask = async (address: string, init?: RequestInit) => {
    const { answer, text } = await send(door, world, who, address, init);
    if (answer === 200) replies.set(`${init?.method ?? "GET"} ${address} ${init?.body ?? ""}`, text);
  };
  for (const row of readRows().filter(({ method, pattern }) => method === "GET" && !pattern.endsWith("/events"))) {
    const { address } = requestOf(row, world, who);
    await ask(address);
    if (!pattern(address)) await ask(`${address}.data`);
  }
  for (const body of [{ do: "claim" }, { do: "renew" }, { do: "save", from: 0, work: REVIEW }])
    await ask(`/mentor/${world.item}/work`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
  return replies;
}
/** Words that only the owner's own work, comments and account contain. */
const OWNERS = /Quillfeather|zebra(work|talk|question|stand|note|reason|draft)/i;

/** Whether an address's data is at a different address ("/" uses /_root.data), or the address isn't a page. */
const pattern = (address: string) => address === "/" || /^\/(assets|healthz|readyz|metrics)/.test(address);
const telling = (replies: Map<string, string>) =>
  [...replies].filter(([, text]) => text.includes("Quillfeather") || text.includes(EMAIL)).map(([address]) => address);

const ofTalks = () =>
  ["/mentor/talks", `/mentor/talks/${world.talk}`].flatMap((address) => [`GET ${address} `, `GET ${address}.data `]);

describe("a cohort that hides names", () => {
  it("shows a mentor no name on any page until they send their review, then on its pages", async () => {
    const before = await repliesTo("mentor");
    const number = numberedName(world.cohort, world.ids.owner);
    const { item, submission, cohort } = world;
    const pages = ["/mentor", `/mentor/${item}`, `/submissions/${submission}`, `/cohorts/${cohort}`];
    for (const address of [...pages, "/mentor/talks", `/mentor/talks/${world.talk}`]) {
      expect(before.get(`GET ${address} `), address).toContain(number);
      expect(before.get(`GET ${address}.data `), address).toContain(number);
    }
    for (const report of ["/trust", "/exercises"]) expect(before.has(`GET /cohorts/${cohort}${report} `)).toBe(true);
    expect(before.get(`GET /submissions/${submission} `)).toContain("zebratalk");
    expect(before.get(`POST /mentor/${item}/work {"do":"claim"}`)).toContain("true");
    expect(telling(before)).toEqual([]);

    const init = { method: "POST", headers: { "content-type": "application/json" } };
    const ask = { do: "hand-in", key: "of a script", work: REVIEW };
    const sent = await send(door, world, "mentor", `/mentor/${item}/work`, { ...init, body: JSON.stringify(ask) });
    expect(JSON.parse(sent.text)).toMatchObject({ ok: true });
    const after = telling(await repliesTo("mentor"));
    expect(new Set(after)).toEqual(
      new Set([
        `GET /mentor/${item} `,
        `GET /mentor/${item}.data `,
        `GET /submissions/${submission} `,
        `GET /submissions/${submission}.data `,
        // The list of reviews that they have sent.
        "GET /mentor/sent ",
        "GET /mentor/sent.data ",
      ]),
    );
  });

  it("shows no name to a learner who leads a programme, while learners may review as peers", async () => {
    const { cohort, ids } = world;
    const setRole = (role: string) =>
      db.membership.updateMany({ where: { cohortId: cohort, userId: ids.mentor }, data: { role } });
    const pages = ["", "/trust"].map((part) => `/cohorts/${cohort}${part}`);
    const areNamed = () =>
      Promise.all(
        pages.map(async (page) => {
          const { text } = await send(door, world, "mentor", page);
          const names = [NAME, numberedName(cohort, ids.owner)].map((name) => text.includes(name));
          expect(names.filter(Boolean), page).toHaveLength(1);
          return names[0];
        }),
      );
    await setRole("learner");
    await setCohortRules({ id: ids.lead }, cohort, { ...rules(true), allowsPeers: true });
    expect(await areNamed()).toEqual([false, false]);
    await setCohortRules({ id: ids.lead }, cohort, rules(true));
    expect(await areNamed()).toEqual([true, true]);
    await setRole("mentor");
  });

  it("shows a lead names on the cohort's own pages, but not where they review", async () => {
    const learner = `/learners/${world.ids.owner}`;
    const parts = ["", "/help", "/trust", "/people", `/assignments/${world.assignment}`, learner];
    const pages = parts.map((part) => `GET /cohorts/${world.cohort}${part}`);
    const replies = await repliesTo("lead");
    expect(new Set(telling(replies))).toEqual(new Set(pages.flatMap((page) => [`${page} `, `${page}.data `])));
    // The page with the name shows nothing by which a lead could recognise the item in the queue.
    const page = replies.get(`GET /cohorts/${world.cohort}${learner}.data `)!;
    expect([page.includes("zebraquestion"), page.includes(world.item)]).toEqual([false, false]);
  });

  it("shows the name on a talk’s pages to the mentor who takes it, because the two will meet", async () => {
    const two = { firstId: world.submission, secondId: world.review };
    await db.talk.update({ where: { id: world.talk }, data: { mentorId: world.ids.lead, ...two } });
    expect(telling(await repliesTo("lead"))).toEqual(expect.arrayContaining(ofTalks()));
  });

  it("shows names again once the setting is off, and always shows learners their own", async () => {
    expect(telling(await repliesTo("owner")).length).toBeGreaterThan(0);
    await setCohortRules({ id: world.ids.lead }, world.cohort, rules(false));
    expect(telling(await repliesTo("lead"))).toContain(`GET /submissions/${world.submission} `);
  });

  it("hides nothing about learners of another cohort", async () => {
    const { cohort, submission } = world.elsewhere;
    await db.membership.create({ data: { cohortId: cohort, userId: world.ids.mentor, role: "mentor" } });
    const { text } = await send(door, world, "mentor", `/submissions/${submission}`);
    expect(text).toContain("learner-elsewhere");
  });
});

describe("a learner who has left a cohort", () => {
  it("is on no page that its mentors and leads can read", async () => {
    await setCohortRules({ id: world.ids.lead }, world.cohort, rules(false));
    const owner = { id: world.ids.owner, name: NAME, email: EMAIL, isAdmin: false } as const;
    const pages = readRows().filter(
      ({ method, pattern }) => method === "GET" && /^\/(cohorts|mentor|notices|sub)/.test(pattern),
    );
    const read = async (who: Who, of: typeof pages) => {
      const addresses = of.map((row) => requestOf(row, world, who).address).filter((one) => !one.endsWith("/events"));
      const found: string[] = [];
      for (const address of new Set(addresses)) {
        const { answer, text } = await send(door, world, who, address);
        if (answer === 200 && OWNERS.test(text)) found.push(address);
      }
      return found;
    };
    const desks = pages.filter(({ pattern }) => pattern === "/mentor/:id");
    expect(new Set(await read("lead", desks))).toEqual(new Set([`/mentor/${world.item}`, `/mentor/${world.finding}`]));
    await leaveCohort({ ...owner, editor: "plain", singleKeys: true }, world.cohort);
    expect(await read("mentor", pages)).toEqual([]);
    expect(await read("lead", desks)).toEqual([]);
    const init = { method: "POST", headers: { "content-type": "application/json" } };
    for (const ask of [
      { do: "claim" },
      { do: "save", from: 0, work: REVIEW },
      { do: "hand-in", key: "of who left", work: REVIEW },
    ])
      expect(
        (await send(door, world, "mentor", `/mentor/${world.item}/work`, { ...init, body: JSON.stringify(ask) }))
          .answer,
      ).toBe(404);
    for (const item of [world.item, world.finding])
      expect((await send(door, world, "admin", `/mentor/${item}`)).answer).toBe(200);
  });
});

describe("a number in the place of a name", () => {
  it("belongs to a learner in one cohort, and reveals nothing about another cohort", () => {
    const numbers = Array.from({ length: 50 }, (_, n) => numberedName("a", `learner ${n}`));
    expect(numbers.every((name) => /^Learner [1-9]\d{4}$/.test(name))).toBe(true);
    expect(new Set(numbers).size).toBeGreaterThan(45);
    expect(numberedName("a", "learner 1")).toBe(numbers[1]);
    expect(numberedName("b", "learner 1")).not.toBe(numbers[1]);
  });
});
