import { z } from "zod";
import type { Files } from "~/sandbox/contract";
import { DEFECT_CLASS_IDS } from "../defect-classes";
import { SeveritySchema, SideSchema } from "../place-schema";
import { type FromFiles, readJson, ShareSchema, sayField, type WorkFiles } from "../work-folder";
import { MAX_FINDINGS, MAX_LINES, MAX_PROOF, MAX_TEXT, MIN_TEXT } from "./constants";
import type { ReviewContent } from "./content";
import { lineCount } from "./open";
import { VERDICTS } from "./verdict";
import type { ReviewDraft } from "./work";

/** The single file that contains a review written by a person or another tool. */
const REVIEW_JSON = "review.json";

const needs = (what: string) => (issue: { readonly input?: unknown }) =>
  issue.input === undefined ? `is missing: ${what}` : `is not valid: ${what}`;
const oneOf = (words: readonly string[]) => needs(`one of ${words.join(", ")}`);

const line = z
  .int({ error: needs("a line number, 1 or more") })
  .min(1, "must be 1 or more")
  .max(100_000);
const text = (max: number, what: string) =>
  z.string({ error: needs(what) }).max(max, `must be at most ${max} characters`);

const FileFindingSchema = z
  .strictObject({
    /** Null if the finding is about the whole change. The finding then has no side and no lines. */
    file: z
      .string({ error: needs("the path of a changed file, or null for the whole change") })
      .max(200)
      .nullable(),
    /** "old" for line numbers before the change, and "new" for line numbers after it. */
    side: z.enum(SideSchema.options, { error: oneOf(SideSchema.options) }).optional(),
    startLine: line.optional(),
    endLine: line.optional(),
    class: z.enum(DEFECT_CLASS_IDS, { error: oneOf(DEFECT_CLASS_IDS) }),
    severity: z.enum(SeveritySchema.options, { error: oneOf(SeveritySchema.options) }),
    /** What breaks, and who is affected. */
    text: text(MAX_TEXT, "what breaks, and who is affected").refine(
      (said) => said.trim().length >= MIN_TEXT,
      `is too short: say what breaks and who is affected, in at least ${MIN_TEXT} characters`,
    ),
    /** Source of a test that fails on this change and passes on a correct one. */
    proof: text(MAX_PROOF, "the source of a test, or leave it out").optional(),
  })
  .superRefine((finding, context) => {
    for (const field of ["side", "startLine", "endLine"] as const) {
      const say = (message: string) => context.addIssue({ code: "custom", path: [field], message });
      if (finding.file === null && finding[field] !== undefined)
        say("must be left out when `file` is null: the finding is on the whole change");
      if (finding.file !== null && finding[field] === undefined)
        say("is missing: a finding on a file needs side, startLine and endLine");
    }
  });
type FileFinding = z.infer<typeof FileFindingSchema>;

/** The schema for `review.json`, which is published in `public/schemas`. */
export const ReviewFileSchema = z.strictObject({
  $schema: z.string().optional(),
  verdict: z.enum(VERDICTS, { error: oneOf(VERDICTS) }),
  /** Confidence that the verdict is correct, from 0.5 to 1. */
  confidence: ShareSchema,
  findings: z
    .array(FileFindingSchema, { error: needs("a list (empty if there are no findings)") })
    .max(MAX_FINDINGS, `must be at most ${MAX_FINDINGS}`),
});

export const workFilesOfReview = (): WorkFiles => ({ own: [REVIEW_JSON], given: {} });

export function reviewFromFiles(content: ReviewContent, files: Files, confidence: number | null): FromFiles {
  const at = (path: readonly PropertyKey[]) => `${REVIEW_JSON} ${sayField(path)}`;
  const source = files[REVIEW_JSON];
  if (source === undefined) {
    const message = "is missing: write the verdict, the confidence and the findings there";
    return { work: null, problems: [{ at: REVIEW_JSON, message }], at };
  }
  const { data, problems } = readJson(REVIEW_JSON, source, ReviewFileSchema);
  if (!data) return { work: null, problems, at };
  const wrong = data.findings.flatMap((finding, i) =>
    placeProblems(content, finding).map(([field, message]) => ({ at: at(["findings", i, field]), message })),
  );
  const wholes = data.findings.flatMap(({ file }, i) => (file === null ? [i] : []));
  for (const i of wholes.slice(1))
    wrong.push({
      at: at(["findings", i, "file"]),
      message: "is null more than once: only one finding can be on the whole change",
    });
  const work: ReviewDraft = {
    findings: data.findings.map(toFinding),
    verdict: data.verdict,
    confidence: confidence ?? data.confidence,
    read: [],
  };
  return { work, problems: wrong, at };
}

/** Returns problems with a finding's lines, keyed by field: lines that don't exist, or too many lines. */
function placeProblems(
  { files }: ReviewContent,
  { file, side, startLine, endLine }: FileFinding,
): [field: string, message: string][] {
  if (file === null) return [];
  const changed = files.map(({ path }) => path);
  if (!changed.includes(file))
    return [["file", `${file} is not part of this change: name one of ${changed.join(", ")}, or null`]];
  const last = lineCount(files, file, side!);
  if (last === 0)
    return [["side", `${file} has no lines on that side: name the ${side === "old" ? "new" : "old"} side`]];
  if (startLine! > endLine!) return [["startLine", `comes after endLine ${endLine}: swap the two`]];
  if (endLine! > last) return [["endLine", `${file} has ${last} lines on the ${side} side: point at lines that exist`]];
  if (endLine! - startLine! >= MAX_LINES)
    return [["endLine", `is too far from startLine: point at the lines you would change, at most ${MAX_LINES}`]];
  return [];
}

function toFinding(
  { file, side, startLine, endLine, ...said }: FileFinding,
  i: number,
): ReviewDraft["findings"][number] {
  return {
    id: `finding-${i + 1}`,
    place: file === null ? { whole: true } : { file, side: side!, from: startLine!, to: endLine! },
    class: said.class,
    severity: said.severity,
    text: said.text,
    proof: said.proof ?? null,
    done: true,
  };
}
