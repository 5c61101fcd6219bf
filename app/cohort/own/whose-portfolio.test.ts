import { expect, it } from "vitest";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { openWorkspace, takeHint } from "~/grading/workspace/workspace.server";
import { pass } from "../../../tests/setup/passes";
import { makePerson } from "../../../tests/setup/people";
import { exportShown } from "./export-shown.server";
import { NOTHING } from "./portfolio";
import { changeLink, closePortfolio, getPortfolio, openPortfolio, savePortfolio } from "./portfolio.server";
import { listCovered } from "./shown-works.server";

/** Checks with two learners that opening, changing, closing or exporting affects only the learner's own portfolio. */

const linkOf = async (learner: { id: string }) => (await getPortfolio(learner)).composed?.link ?? null;
const compose = async (name: string) => {
  const learner = await makePerson(name);
  await savePortfolio(learner, { name, intro: `of ${name}`, chosen: NOTHING });
  return learner;
};

it("opening, changing and closing one leaves the other unchanged", async () => {
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
  // A reopened portfolio gets another link. Opening it twice keeps the link.
  await openPortfolio(ana, "words");
  const again = await linkOf(ana);
  expect(again).not.toBe(ofAna);
  expect([await openPortfolio(ana, "others"), await linkOf(ana)]).toEqual([true, again]);
  expect(await openPortfolio(await makePerson("new"), "words")).toBe(false);
});

it("offers the exercises passed without hints in a scored attempt, as its page says", async () => {
  await indexExercises();
  const [eve, finn] = [await compose("eve"), await compose("finn")];
  const slug = listExercises().find(({ kind }) => kind === "test")!.slug;
  await openWorkspace(finn, slug);
  await takeHint(finn, slug);
  for (const learner of [eve, finn]) await pass(learner, slug);
  const offered = async (learner: { id: string }) => (await getPortfolio(learner)).showable.exercises;
  expect((await offered(eve)).map((one) => one.slug)).toEqual([slug]);
  expect(await offered(finn)).toEqual([]);
});

it("hides works on exercises that its reader hasn’t handed in themselves", async () => {
  await indexExercises();
  const [gil, hana] = [await makePerson("gil"), await makePerson("hana")];
  const [done, other] = listExercises()
    .filter(({ kind }) => kind === "test")
    .map(({ slug }) => slug) as [string, string];
  await pass(gil, done);
  expect([...(await listCovered(gil, [done, other]))]).toEqual([other]);
  expect([...(await listCovered(hana, [done, other]))]).toEqual([done, other]);
  expect([...(await listCovered(null, [done]))]).toEqual([]);
});

it("an export contains only the person's own portfolio", async () => {
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
