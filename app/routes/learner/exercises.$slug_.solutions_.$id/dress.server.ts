import type { ShownWork } from "~/kinds/shown-work";
import type { Dress } from "~/ui/text/dressed";
import type { PageRenderer } from "~/ui/text/render.server";
import { languageOf } from "~/ui/text/tones";
import { newName, noteName, oldName, proofName } from "./text-names";

/** Highlights and renders a shared submission, within the limits of one page. */
export async function dressShown({ files, notes }: ShownWork, page: PageRenderer): Promise<Dress> {
  const texts = [
    ...files.flatMap(({ path, old, new: now }) => [
      ...(old === null ? [] : [[oldName(path), old] as const]),
      ...(now === null ? [] : [[newName(path), now] as const]),
    ]),
    ...notes.flatMap(({ id, code }) => (code ? [[proofName(id), code] as const] : [])),
  ];
  const [code, prose] = await Promise.all([
    Promise.all(texts.map(async ([name, text]) => [name, await page.code(text, languageOf(name))] as const)),
    Promise.all(notes.map(async ({ id, text }) => [noteName(id), await page.prose(text)] as const)),
  ]);
  return { code: Object.fromEntries(code), prose: Object.fromEntries(prose) };
}
