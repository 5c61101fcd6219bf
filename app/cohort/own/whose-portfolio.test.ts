import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { exportShown } from "./export-shown.server";
import { NOTHING } from "./portfolio";
import { changeLink, closePortfolio, getPortfolio, openPortfolio, savePortfolio } from "./portfolio.server";

/** Two learners beside each other: what one opens, changes, closes and takes along is theirs alone. */

const linkOf = async (learner: { id: string }) => (await getPortfolio(learner)).composed?.link ?? null;
const compose = async (name: string) => {
  const learner = await makePerson(name);
  await savePortfolio(learner, { name, intro: `of ${name}`, chosen: NOTHING });
  return learner;
};

it("opening, changing and closing one leaves the other as it was", async () => {
  const [ana, bo] = [await compose("ana"), await compose("bo")];
  expect(await openPortfolio(ana, "words")).toBe(true);
  expect([(await linkOf(ana)) !== null, await linkOf(bo)]).toEqual([true, null]);
  await openPortfolio(bo, "words");
  const [ofAna, ofBo] = [(await linkOf(ana))!, (await linkOf(bo))!];
  expect(ofAna).not.toBe(ofBo);
  await changeLink(ana, ofBo, "stolen");
  expect([await linkOf(ana), await linkOf(bo)]).toEqual([ofAna, ofBo]);
  await closePortfolio(ana);
  await closePortfolio(ana);
  expect([await linkOf(ana), await linkOf(bo)]).toEqual([null, ofBo]);
  // Opened again it has another link; opened twice, the one that it had.
  await openPortfolio(ana, "words");
  const again = await linkOf(ana);
  expect(again).not.toBe(ofAna);
  expect([await openPortfolio(ana, "others"), await linkOf(ana)]).toEqual([true, again]);
  expect(await openPortfolio(await makePerson("new"), "words")).toBe(false);
});

it("what one takes along is one's own", async () => {
  const [cleo, dan] = [await compose("cleo"), await compose("dan")];
  for (const learner of [cleo, dan]) {
    await openPortfolio(learner, "words");
    await closePortfolio(learner);
  }
  const { portfolio, closed } = await exportShown(dan);
  expect(portfolio).toMatchObject([{ name: "dan", intro: "of dan" }]);
  const own = await db.closedLink.findMany({ where: { userId: dan.id }, select: { hash: true } });
  expect([closed, closed.length]).toEqual([own, 1]);
});
