import { ApiError } from "./api-error";
import type { Office } from "./campaigns";
import type { Disk } from "./disk";
import type { Member } from "./workspace";

const LONGEST = 80;

/** How a template begins, for the tooltip in the list of campaigns: its first line, holes and all. */
export async function sampleOf(office: Office & { disk: Disk }, { workspace }: Member, name: string): Promise<string> {
  if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(name)) throw new ApiError(404, `no template ${name}`);
  const text = await office.disk.text(`/srv/templates/${workspace}/${name}.txt`);
  if (text === undefined) throw new ApiError(404, `no template ${name}`);
  const [first = ""] = text.split("\n");
  return first.length > LONGEST ? `${first.slice(0, LONGEST - 1)}…` : first;
}
