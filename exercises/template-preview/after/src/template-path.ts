const ROOT = "/srv/templates";

/** Where a template of a workspace lies on the disk. */
export function templatePath(slug: string, name: string): string {
  return `${ROOT}/${slug}/${insideOnly(name)}.txt`;
}

/** A name without the parts that would lead out of the folder. Folders inside of it are fine: "spring/sale". */
function insideOnly(name: string): string {
  return name.replaceAll("\\", "/").replaceAll("../", "");
}
