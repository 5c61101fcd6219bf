import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { readFolder } from "~/catalogue/folder.server";
import { DEFECT_CLASSES, type DefectClass } from "~/kinds/defect-classes";
import { KINDS, type KindId } from "~/kinds/registry";
import { templateOf } from "./new";

/** The exercise that the author requests. */
export interface Wish {
  readonly kind: KindId;
  readonly defect: DefectClass;
  readonly world: string;
}

/** The limits for a reply. `readFolder` refuses larger files, and the raw reply becomes one of the folder's files. */
export const MOST = { files: 100, fileBytes: 64 * 1024, replyBytes: 256 * 1024, path: 200 } as const;

const GUIDE = path.resolve(import.meta.dirname, "../../exercises/README.md");

/** Returns a section of the authors' guide without its subsections; "" if there is no such section. */
function sectionOf(guide: string, heading: string): string {
  const [, rest = ""] = guide.split(`\n## ${heading}\n`);
  return rest.split(/\n##/)[0]!.trim();
}

/** The schemas of the JSON files that an exercise of this kind has. */
function schemasOf(kind: KindId, has: (file: string) => boolean): string[] {
  const { exerciseSchema, fileSchemas } = KINDS[kind].author;
  const all = [
    { name: "exercise.json", schema: exerciseSchema as z.ZodType },
    ...fileSchemas.map(({ file, schema }) => ({ name: file.replace(/\.v\d+\.json$/, ".json"), schema })),
  ];
  return all
    .filter(({ name }) => has(name))
    .map(({ name, schema }) => `## JSON Schema of ${name}\n${JSON.stringify(z.toJSONSchema(schema, { io: "input" }))}`);
}

/**
 * Writes the prompt that is sent to the model. The prompt's description of the folder comes from the kind and from the
 * authors' guide.
 */
export async function writePrompt({ kind, defect, world }: Wish): Promise<string> {
  const [template, guide] = await Promise.all([readFolder(templateOf(kind)), fs.readFile(GUIDE, "utf8")]);
  const known = ["The format", kind, "An exercise is good if"].flatMap((heading) => {
    const text = sectionOf(guide, heading);
    return text ? [`## ${heading}\n${text}`] : [];
  });
  const example = Object.entries(template).map(([file, text]) => `### ${file}\n\`\`\`\n${text}\`\`\``);
  return `Write an exercise for Onramp, where developers practise on code that an AI wrote.

- Kind: ${kind}
- Defect class: ${defect} (${DEFECT_CLASSES[defect]})
- World: ${world}

Reply with one JSON object and nothing else: { "files": { "<path>": "<the file's whole text>" } }

- Include every file of the exercise's folder: at most ${MOST.files} files of ${MOST.fileBytes / 1024} kB.
- Paths are relative to the folder. They contain only letters, digits, ".", "-", "_" and "/". No file is in origin/.
- The exercise is about the world above, with its own names, numbers and code. Don't reuse the example's code.
- The AI's code has a defect of the class above. A competent developer could have written it; it isn't sabotage.
- "classes" in exercise.json names the class. Titles, summaries, names and comments don't give the defect away.
- Texts in {{double brackets}} in the example say what to write there. Write it and leave no brackets.
- "origin" in exercise.json has the form of the example. Onramp replaces it by this prompt and your reply.
- Onramp runs everything: each test must fail and pass on exactly the versions that the format says.

${known.join("\n\n")}

${schemasOf(kind, (name) => name in template).join("\n\n")}

## Example of a folder
${example.join("\n\n")}
`;
}
