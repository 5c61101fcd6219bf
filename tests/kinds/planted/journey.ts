// Runs in the copy that planted.full.test.ts makes, and tests the planted kind in every part of the product.
import fs from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { recountAll } from "~/cohort/counts/counts.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { handIn } from "~/grading/hand-in.server";
import { regradeSubmission } from "~/grading/regrades/regrade.server";
import { backingOf, sayLacking } from "~/kinds/backing";
import { CARDS, cardOf, KIND_NAMES } from "~/kinds/cards";
import { viewOf } from "~/kinds/load-view";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import { reportOf } from "~/kinds/report-component";
import { askMentor } from "~/review/queue/asking.server";
import { claimItem } from "~/review/queue/claims.server";
import { applyRuling } from "~/review/rulings/apply-rulings.server";
import * as own from "~/routes/account/me_.data_.export/route";
import * as home from "~/routes/anyone/_index/route";
import * as cohort from "~/routes/lead/cohorts.$id/route";
import * as table from "~/routes/lead/cohorts.$id_.exports_.$file/route";
import * as trust from "~/routes/lead/cohorts.$id_.trust/route";
import * as exercises from "~/routes/learner/exercises._index/route";
import * as workspace from "~/routes/learner/exercises.$slug/route";
import * as interviews from "~/routes/learner/me_.interviews/route";
import * as ownReport from "~/routes/learner/me_.report/route";
import * as submission from "~/routes/learner/submissions.$id/route";
import * as desk from "~/routes/mentor/mentor.$id/route";
import { read, send } from "../../setup/ask";
import { doSamples, signUp } from "../../setup/people";

const KIND = "predict" as KindId;
const SLUG = "doubled-twice";
const sandbox = { run: () => Promise.reject(new Error("this kind runs nothing")) } as never;
const at = (params: Record<string, string>, cookie: string) => ({ params, cookie });

it("the planted kind works everywhere: list, workspace, submission, report, desk, ruling, cohort, export", async () => {
  const folder = process.env.EXERCISES_DIR!.split(path.delimiter).at(-1)!;
  fs.cpSync(path.resolve("tests/kinds/planted/exercise"), path.join(folder, SLUG), { recursive: true });
  await indexExercises();
  const [ana, lee, maya] = [await signUp("ana"), await signUp("lee"), await signUp("maya")];
  const { id: cohortId } = await db.cohort.create({ data: { name: "Spring" } });
  for (const [{ id: userId }, role] of [
    [ana, "learner"],
    [lee, "mentor"],
    [maya, "lead"],
  ] as const)
    await db.membership.create({ data: { cohortId, userId, role } });

  // Names: the server and the pages know the same kinds, in the same order.
  expect(KIND_IDS).toEqual(["review", "test", "fix", KIND]);
  expect(CARDS.map(({ id }) => id)).toEqual(KIND_IDS);
  expect(KIND_NAMES[KIND]).toBe("predict");

  // Backing: the sentence names every kind that needs backing.
  const passes = [
    { slug: "a", kind: "review" as KindId, backed: false },
    ...["b", "c"].map((slug) => ({ slug, kind: KIND, backed: slug === "c" })),
  ];
  const lacking = sayLacking(backingOf(passes, 3));
  expect(lacking).toMatch(
    /^at least 2 of your reviews and predicts need a test .*; or the right output \(1 of 3 so far\)$/,
  );

  // Front page.
  const front = await read(home.loader, "/", { cookie: "" });
  expect(front.data.kinds.map(({ name }: { name: string }) => name)).toEqual(["Review", "Test", "Fix", "Predict"]);

  // List.
  const list = await read(exercises.loader, `/exercises?kind=${KIND}`, { cookie: ana.cookie });
  for (const words of [SLUG, "Skill (test, fix and predict only)"]) expect(JSON.stringify(list.data)).toContain(words);

  // Interview practice: only the planted exercise's theme includes the new kind, and no theme lacks anything.
  const practice = await read(interviews.loader, "/me/interviews", { cookie: ana.cookie });
  expect(practice.data.themes.map(({ lacks }: { lacks: string[] }) => lacks)).toEqual(
    practice.data.themes.map(() => []),
  );

  // Workspace.
  const page = await read(workspace.loader, `/exercises/${SLUG}`, at({ slug: SLUG }, ana.cookie));
  expect(page.data).toMatchObject({ kind: KIND, title: "Doubled twice", draft: { output: "" } });
  const { Workspace } = viewOf(KIND);
  const props = { open: page.data.open, draft: page.data.draft, change() {}, errors: {} };
  expect(renderToString(createElement(Workspace, props as never))).toContain("double(double(3))");

  // Submission: a missing answer is reported next to its field; complete work opens the report.
  const form = { intent: "hand-in", from: "0", confidence: "80" };
  const refused = await send(
    workspace.action,
    `/exercises/${SLUG}`,
    { ...form, output: "" },
    at({ slug: SLUG }, ana.cookie),
  );
  expect(refused).toMatchObject({ status: 400, data: { errors: { output: "Write what it prints." } } });
  const from = String(refused.data.version);
  const sent = await send(
    workspace.action,
    `/exercises/${SLUG}`,
    { ...form, from, output: "12" },
    at({ slug: SLUG }, ana.cookie),
  );
  expect(sent.status).toBe(303);
  const id = sent.location!.split("/").at(-1)!;

  // Report.
  await gradeSubmission(id, sandbox);
  const report = await read(submission.loader, `/submissions/${id}`, at({ id }, ana.cookie));
  expect(report.data.graded).toMatchObject({ status: "passed", score: 1, headline: { title: "You predicted it" } });
  expect(report.data.graded.countsFor).toEqual([{ skill: "read a diff", says: "1 of 3 passes" }]);
  const { open, work } = report.data.graded;
  const drawn = createElement(reportOf(KIND), {
    open,
    work,
    report: report.data.graded.report,
    notesAt: () => null,
  } as never);
  expect(renderToString(drawn)).toContain("it prints");

  // Mentor's desk.
  expect(await askMentor(ana, id, "Is there a quicker way?")).toBe(true);
  const item = await db.reviewItem.findFirstOrThrow({ where: { submissionId: id } });
  expect(item).toMatchObject({ kind: KIND, minutes: 7 });
  await doSamples(lee.id);
  expect(await claimItem(lee, item.id)).toBe(true);
  const seen = await read(desk.loader, `/mentor/${item.id}`, at({ id: item.id }, lee.cookie));
  expect(seen.data.rubric.lines.map((line: { id: string }) => line.id)).toEqual(["reads", "act-on"]);
  expect(seen.data.graded.reference).toEqual([]);

  // Ruling: Ana disputes a result, the mentor previews and rules, and the report shows the mentor's text.
  const defended = await handIn(ana, SLUG, { key: "another answer", work: { output: "twelve", confidence: 80 } });
  if (!defended.ok) throw new Error(JSON.stringify(defended.errors));
  const other = at({ id: defended.submissionId }, ana.cookie);
  await gradeSubmission(defended.submissionId, sandbox);
  const address = `/submissions/${defended.submissionId}`;
  const later = await read(submission.loader, address, other);
  expect(later.data.graded.since).toMatchObject({
    files: [{ path: "output.txt", before: "12", after: "twelve" }],
    changes: [{ isBetter: false, says: "the output" }],
  });
  const stand = { intent: "stand-by", finding: "output", reason: "It is the same number." };
  expect((await send(submission.action, address, stand, other)).status).toBe(303);
  const { itemId } = await db.stoodBy.findFirstOrThrow();
  const asked = { ...at({ id: itemId! }, lee.cookie), context: { sandbox } } as never;
  const dispute = await read(desk.loader, `/mentor/${itemId}`, asked);
  expect(dispute.data).toMatchObject({ isRuling: true, files: [{ path: "code.ts" }], standing: [{ said: "twelve" }] });
  const ask = { intent: "preview", decision: "neutral", why: "Twelve is 12." };
  const { data: previewed } = await send(desk.action, `/mentor/${itemId}`, ask, asked);
  expect(previewed.preview.changes).toMatchObject([{ before: 0, after: 1 }]);
  const ruling = { ...ask, intent: "rule", seen: previewed.seen };
  expect((await send(desk.action, `/mentor/${itemId}`, ruling, asked)).status).toBe(303);
  await applyRuling((await db.ruling.findFirstOrThrow()).id);
  await regradeSubmission(defended.submissionId, sandbox);
  const ruled = await read(submission.loader, address, other);
  expect(ruled.data.graded).toMatchObject({ score: 1, report: { detail: { said: "twelve", why: "Twelve is 12." } } });

  // Figures: the learner's own, and the cohort's.
  await recountAll();
  const sure = await read(ownReport.loader, "/me/report", { cookie: ana.cookie });
  expect(JSON.stringify(sure.data)).toContain(KIND);
  const overview = await read(cohort.loader, `/cohorts/${cohortId}?by=first-weeks`, at({ id: cohortId }, maya.cookie));
  expect(JSON.stringify(overview.data)).toContain(SLUG);
  const calibration = await read(trust.loader, `/cohorts/${cohortId}/trust`, at({ id: cohortId }, maya.cookie));
  expect(calibration.status).toBe(200);
  expect(cardOf(KIND).sureOf.theirs).toBe("that the prediction is right");

  // Export: the cohort's tables and the learner's own data.
  const parts = await send(
    table.action,
    `/cohorts/${cohortId}/exports/parts.csv`,
    {},
    at({ id: cohortId, file: "parts.csv" }, maya.cookie),
  );
  expect(await parts.body!.text()).toMatch(/output,output,1/);
  const data = await send(own.action, "/me/data/export", {}, { cookie: ana.cookie });
  const zip = unzipSync(new Uint8Array(await data.body!.arrayBuffer()));
  expect(Object.keys(zip).filter((name) => name.endsWith("output.txt"))).toHaveLength(2);
});
