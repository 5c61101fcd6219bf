import { ApiError } from "./api-error";
import type { Office } from "./campaigns";
import type { Disk } from "./disk";
import { fillIn, type Values } from "./fill-in";
import { checkMember } from "./preview-access";
import { templatePath } from "./template-path";
import type { Member } from "./workspace";

export interface PreviewOffice extends Office {
  readonly disk: Disk;
  /** Writes to our log. */
  readonly warn: (text: string) => void;
}

/** The text of a template as it would be sent with these values. */
export async function previewTemplate(
  office: PreviewOffice,
  member: Member,
  slug: string,
  name: string,
  values: Values,
): Promise<string> {
  checkMember(office, member, slug);
  const template = await readTemplate(office, slug, name);
  if (template === undefined) throw new ApiError(404, `no template ${name}`);

  // Parts are looked up in the same workspace as the template itself.
  return fillIn(template, values, async (part) => {
    const text = await readTemplate(office, slug, part);
    if (text === undefined) {
      office.warn(`${slug}/${name}: no template ${part}`);
    }
    return text ?? "";
  });
}

/** Undefined if there is no such template. What the disk throws is not for us to judge. */
function readTemplate({ disk }: PreviewOffice, slug: string, name: string): Promise<string | undefined> {
  return disk.text(templatePath(slug, name));
}
