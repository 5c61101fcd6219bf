import { afterAll, beforeAll, expect, it } from "vitest";
import { CARDS } from "~/kinds/cards";
import { type Door, openDoor } from "../access/door";
import { signUp } from "../setup/people";

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door?.close());

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
});
