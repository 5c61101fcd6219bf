import { ENGINE_VERSION, type Failure, type Sandbox } from "~/sandbox/contract";
import type { GradeInput } from "../kind";
import { isEnough } from "../rules";
import { MAX_GROWTH, SPEED_FACTOR } from "./constants";
import type { FixContent } from "./content";
import { sentencesOn } from "./coverage";
import type { FixDetail, FixReport } from "./report-schema";
import { rules } from "./rules";
import { type Outcome, type RepairRun, runRepair } from "./run-repair";
import type { FixWork } from "./work";

/** Grades a fix and returns its report. */
export async function gradeFix(
  { content, work }: GradeInput<FixContent, FixWork>,
  sandbox: Sandbox,
): Promise<FixReport> {
  const run = await runRepair(content, work.files, sandbox);
  const { score } = run.score;
  const status = run.failure ? "errored" : isEnough(rules, score) ? "passed" : "failed";
  const detail = describeRepair(content, work, run);
  return { version: 1, kind: "fix", status, score, engine: ENGINE_VERSION, detail };
}

function describeRepair(content: FixContent, work: FixWork, run: RepairRun): FixDetail {
  const { exercise, code, hidden, teaching, report, coverage } = content;
  const askedOf = (id: string) => {
    const asked = sentencesOn(id, report, coverage);
    return asked.length > 0 ? { asked } : {};
  };
  const open = [...exercise.defects, ...exercise.kept].flatMap(({ tests }) => tests);
  return {
    failure: run.failure && failureToShow(run.failure),
    changed: exercise.editable.filter((path) => path in work.files && work.files[path] !== code[path]),
    defects: run.defects.map(({ of: { id, says }, share, open, twins, notLoaded }) => ({
      id,
      says,
      ...askedOf(id),
      share,
      open: open.map(describe),
      twins: {
        passed: twins.filter(({ failure }) => failure === null).length,
        total: twins.length,
        ...(notLoaded && { notLoaded: failureToShow(notLoaded) }),
      },
    })),
    speed: run.speed.map(({ of: { id, says }, share, sizes, growth, failure }) => ({
      id,
      says,
      ...askedOf(id),
      share,
      growth,
      failure,
      maxGrowth: MAX_GROWTH,
      sizes: sizes.map(({ n, units, reference }) => ({ n, units, limit: SPEED_FACTOR * reference })),
    })),
    structure: run.structure.map(({ of: { id, says, kind, limit }, share, measured }) => ({
      id,
      says,
      share,
      kind,
      limit,
      measured: Number.isFinite(measured) ? measured : null,
    })),
    kept: run.kept.map(({ of: { id, says }, holds, tests }) => ({ id, says, holds, tests: tests.map(describe) })),
    visible: run.visible.map(describe),
    parts: { mended: run.score.mended, kept: run.score.kept },
    afterPass: { tests: Object.fromEntries(open.map((path) => [path, hidden[path]!])) },
    teaching,
    classes: exercise.classes,
    skills: exercise.skills,
  };
}

function describe({ id, title, failure }: Outcome) {
  return { id, title: [...title], failure: failure && failureToShow(failure) };
}

/** Removes the place of a failure in a hidden file. The file may be a sealed twin, whose name must not be shown. */
function failureToShow({ file, line, ...failure }: Failure): Failure {
  return file === undefined || file.startsWith("hidden/") ? failure : { ...failure, file, line };
}
