import { z } from "zod";
import { DEFECT_CLASS_IDS, type DefectClass } from "~/kinds/defect-classes";
import type { Folder } from "~/kinds/exercise";
import { FolderReader } from "~/kinds/folder-reader";
import { KIND_IDS, type KindId } from "~/kinds/registry";

/** The file that describes a lesson's folder for authors. */
const LESSON_GUIDE = "lessons/README.md";

const text = (max: number) => z.string().trim().min(1).max(max);

const SourceSchema = z.strictObject({
  title: text(160),
  url: z.url({ protocol: /^https$/, error: "must be an https:// address" }).max(400),
});

const AboutSchema = z.union(
  [z.strictObject({ class: z.enum(DEFECT_CLASS_IDS) }), z.strictObject({ kind: z.enum(KIND_IDS) })],
  {
    error: `must be { "class": "…" } with a defect class, or { "kind": "…" } with ${KIND_IDS.join(", ")}`,
  },
);

export const LessonSchema = z.strictObject({
  title: text(80),
  /** The defect class or the kind that the lesson is about. The folder has the same name. */
  about: AboutSchema,
  minutes: z.int().min(1).max(15),
  /** One sentence for the list. */
  summary: text(200),
  /** Real incidents, each with sources that readers can open. */
  incidents: z
    .array(
      z.strictObject({
        title: text(120),
        /** A year, or words such as "June 2012". */
        when: text(40),
        text: text(900),
        sources: z.array(SourceSchema).min(1, "name at least one source").max(4),
      }),
    )
    .min(2, "describe at least two incidents")
    .max(4),
  example: z.strictObject({
    /** Says what the code is meant to do, and what the reader should try. */
    lead: text(700),
    /** Says what the reader should have seen. Shown after a run. */
    after: text(700),
  }),
});

/** The headings of `lesson.md`, in this order. A lesson about a kind teaches a way of working, not a defect. */
const HEADINGS = {
  class: ["What it is", "Why AI writes it", "How to look for it", "Try it on your own code"],
  kind: ["What it is", "Why AI code needs it", "How to do it", "Try it on your own code"],
} as const;

/** The files in a lesson's folder. */
const FILES = ["code.test.ts", "code.ts", "fixed.ts", "lesson.json", "lesson.md"];
const MOST_CODE = 4_000;

export type Lesson = Omit<z.infer<typeof LessonSchema>, "about"> & {
  readonly id: string;
  readonly about: { readonly class: DefectClass } | { readonly kind: KindId };
  /** The sections of `lesson.md`, as Markdown without their headings. */
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
  readonly code: string;
  readonly test: string;
  readonly fixed: string;
};

/** Parses a lesson's folder. Throws `ExerciseProblems`, which lists every invalid file and field. */
export function readLesson(id: string, folder: Folder): Lesson {
  const reader = new FolderReader(folder, LESSON_GUIDE);
  const meta = reader.json("lesson.json", LessonSchema);
  const [code, test, fixed] = ["code.ts", "code.test.ts", "fixed.ts"].map((file) => {
    const source = reader.text(file);
    if (source.length > MOST_CODE) reader.problem(file, `is longer than ${MOST_CODE} characters: shorten it`);
    return source;
  }) as [string, string, string];
  const markdown = reader.text("lesson.md");
  for (const file of Object.keys(folder))
    if (!FILES.includes(file)) reader.problem(file, `is not part of a lesson, which has ${FILES.join(", ")}`);
  if (test !== "" && !/from "\.\/code"/.test(test)) reader.problem("code.test.ts", 'must import from "./code"');
  const about = meta && ("class" in meta.about ? meta.about.class : meta.about.kind);
  if (about && about !== id)
    reader.problem("lesson.json", `"about" names ${about}, but the folder is called ${id}: use the same name`, [
      "about",
    ]);
  const headings = meta && HEADINGS["class" in meta.about ? "class" : "kind"];
  const sections = sectionsOf(markdown);
  if (headings && markdown !== "" && sections.map(({ heading }) => heading).join("\n") !== headings.join("\n"))
    reader.problem(
      "lesson.md",
      `must have exactly these headings, in this order: ${headings.map((one) => `## ${one}`).join(", ")}`,
    );
  for (const { heading, text } of sections) if (text === "") reader.problem("lesson.md", `"${heading}" has no text`);
  reader.finish();
  return { ...meta!, id, sections, code, test, fixed };
}

/** Splits Markdown into sections at its `##` headings. Text before the first heading is a section without a heading. */
function sectionsOf(markdown: string): { heading: string; text: string }[] {
  const sections = [{ heading: "", lines: [] as string[] }];
  let isCode = false;
  for (const line of markdown.split("\n")) {
    if (line.startsWith("```")) isCode = !isCode;
    if (!isCode && line.startsWith("## ")) sections.push({ heading: line.slice(3).trim(), lines: [] });
    else sections.at(-1)!.lines.push(line);
  }
  return sections
    .map(({ heading, lines }) => ({ heading, text: lines.join("\n").trim() }))
    .filter(({ heading, text }) => heading !== "" || text !== "");
}
