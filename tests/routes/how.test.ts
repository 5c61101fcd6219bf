import { afterAll, beforeAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { CARDS } from "~/kinds/cards";
import { type Door, openDoor } from "../access/door";
import { signUp } from "../setup/people";

let door: Door;
beforeAll(async () => {
  await indexExercises();
  door = await openDoor();
});
afterAll(() => door?.close());

it("every page links to it, also in a narrow window, and so does the front page's text", async () => {
  const { cookie } = await signUp("howbar");
  const icon = /<a [^>]*aria-label="How Onramp works[^>]*>/;
  for (const [path, who] of [
    ["/lessons", ""],
    ["/learn", cookie],
    ["/exercises/partial-refunds", cookie],
  ] as const) {
    const page = await (await fetch(`${door.origin}${path}`, { headers: { cookie: who } })).text();
    expect([path, icon.exec(page)?.[0]]).toEqual([path, expect.stringContaining('href="/how"')]);
  }
  const front = (await (await fetch(door.origin)).text()).split("<main")[1]!;
  expect(front).toContain('href="/how"');
});

it("each topic is explained to anyone in two sentences, with a picture that has a text alternative", async () => {
  const { cookie } = await signUp("howana");
  const [outside, inside] = await Promise.all(
    ["", cookie].map(async (each) => (await fetch(`${door.origin}/how`, { headers: { cookie: each } })).text()),
  );
  for (const page of [outside!, inside!]) {
    expect(page).toContain('href="/how"');
    const topics = page.split('<section class="topic"').slice(1);
    expect(topics).toHaveLength(9);
    for (const topic of topics) {
      expect(topic).toMatch(/<svg[^>]*role="img" aria-label="[^"]{10,}"/);
      const says = /<p class="prose">([^<]*)<\/p>/.exec(topic)![1]!;
      expect([says, says.match(/[.?!](?= [A-Z]|$)/g)?.length]).toEqual([says, 2]);
    }
  }
  // The page states each kind's pass mark and its number of scored attempts.
  for (const { name } of CARDS) expect(outside!.toLowerCase()).toContain(`a ${name.toLowerCase()} passes `);
  expect(outside).toContain("The first attempt at a review, and the first 3 attempts at a test or a fix count");
  // Only reviews have results that learners can dispute.
  expect(outside).toContain("In the report on a review, you can dispute one result");
  expect(outside).toContain("fewer than 6 exercises");
});

it("explains TypeScript, and a learner's first exercise of each kind links to it", async () => {
  const { cookie } = await signUp("howtypes");
  const page = async (path: string) => (await fetch(`${door.origin}${path}`, { headers: { cookie } })).text();
  expect(await page("/how")).toMatch(/<h2 id="typescript">.*order\?\.price/s);
  for (const slug of ["partial-refunds", "test-opening-hours", "fix-due-date-month-end"])
    expect(await page(`/exercises/${slug}`)).toContain('href="/how#typescript"');
});
