import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "~/database/db.server";
import { MARKED } from "~/review/marked/marked-samples";
import { type Door, openDoor } from "../access/door";
import { send } from "../access/rows";
import { fillWorld, makePeople, type Who, type World } from "../access/world";

/** The pages about how well two mentors agree and the pages with the samples for new mentors, over HTTP. */

const NAMES = { mentor: "Quinn Quillmentor", lead: "Lou Ledger", "other learner": "Lin Learner" } as const;
const [SAMPLE] = MARKED;

let door: Door;
let world: World;
beforeAll(async () => {
  door = await openDoor();
  world = await makePeople();
  await fillWorld(world);
  for (const [who, name] of Object.entries(NAMES))
    await db.user.update({ where: { id: world.ids[who as Who] }, data: { name } });
});
afterAll(() => door?.close());

const get = (who: Who, address: string) => send(door, world, who, address);
const post = (who: Who, address: string, fields: Record<string, string>) =>
  send(door, world, who, address, { method: "POST", body: new URLSearchParams(fields) });

describe("two reviews of one submission", () => {
  it("are shown to leads without a mentor’s or learner’s name", async () => {
    for (const address of [`/cohorts/${world.cohort}/agreement`, `/cohorts/${world.cohort}/agreement.data`]) {
      const { text } = await get("admin", address);
      expect(text).toContain("Try again");
      for (const name of Object.values(NAMES)) expect(text, address).not.toContain(name);
      for (const id of [world.ids.mentor, world.ids.lead, world.readTwice]) expect(text, address).not.toContain(id);
    }
  });

  it("are shown to both mentors with the other’s name and choices, and the learner sees who looked", async () => {
    const of = { ownerId: world.ids["other learner"], subject: world.readTwice };
    for (const [who, other] of [
      ["mentor", NAMES.lead],
      ["lead", NAMES.mentor],
    ] as const) {
      await db.look.deleteMany();
      const { text } = await get(who, `/mentor/agreement/${world.readTwice}`);
      for (const word of [other, NAMES["other learner"], "Differs", "left out", "Well done."])
        expect(text, `${who}: ${word}`).toContain(word);
      await vi.waitFor(async () => expect(await db.look.count({ where: { ...of, viewerId: world.ids[who] } })).toBe(1));
      expect((await get(who, "/mentor/agreement")).text).toContain(`/mentor/agreement/${world.readTwice}`);
    }
  });
});

describe("a new mentor", () => {
  beforeEach(async () => {
    const mine = { mentorId: world.ids.mentor };
    await db.markedReview.deleteMany({ where: mine });
    await db.mentorReview.deleteMany({ where: mine });
  });

  it("is sent from the queue and from a desk to the samples, and sees nothing of either", async () => {
    const { text } = await get("mentor", "/mentor");
    expect(text).toContain("First, review 3 samples");
    for (const word of ["Open next submission", "zebraquestion", "No one is waiting"]) expect(text).not.toContain(word);
    expect(await get("mentor", `/mentor/${world.item}`)).toMatchObject({ answer: 302, location: "/mentor/start" });
    const claim = {
      method: "POST",
      body: JSON.stringify({ do: "claim" }),
      headers: { "content-type": "application/json" },
    };
    expect(await send(door, world, "mentor", `/mentor/${world.item}/work`, claim)).toMatchObject({ answer: 404 });
    expect(await post("mentor", "/mentor", { intent: "next" })).toMatchObject({ answer: 303, location: "/mentor" });
  });

  it("sees what is missing at each line, with the choices kept; after that, our verdict and reasons", async () => {
    const address = `/mentor/start/${SAMPLE!.slug}`;
    const before = (await get("mentor", address)).text;
    for (const { why } of Object.values(SAMPLE!.steps)) expect(before).not.toContain(why);
    const refused = await post("mentor", address, { verdict: "talk", "rubric-what": "2", "rubric-whom": "9" });
    expect(refused.answer).toBe(400);
    expect(refused.text).toMatch(/href="#rubric-whom"/);
    expect(refused.text).toMatch(/id="rubric-act-on-error"/);
    const isKept = (name: string, value: string) =>
      (refused.text.match(/<input[^>]*>/g) ?? []).some(
        (tag) => tag.includes(`name="${name}"`) && tag.includes(`value="${value}"`) && tag.includes("checked"),
      );
    expect([isKept("verdict", "talk"), isKept("rubric-what", "2"), isKept("rubric-whom", "1")]).toEqual([
      true,
      true,
      false,
    ]);

    const whole = { verdict: "talk", "rubric-what": "2", "rubric-whom": "0", "rubric-act-on": "0" };
    expect(await post("mentor", address, whole)).toMatchObject({ answer: 303, location: address });
    const { text } = await get("mentor", address);
    expect(text).toContain("Your review matches ours on 2 of 4 choices");
    for (const { why } of [SAMPLE!.verdict, ...Object.values(SAMPLE!.steps)]) expect(text).toContain(why);
    expect((await get("mentor", "/mentor")).text).toContain("2 samples left to review");
    // The lead has sent no review of the sample, so they get the form.
    expect((await get("lead", address)).text).not.toContain("You and our review");
  });
});
