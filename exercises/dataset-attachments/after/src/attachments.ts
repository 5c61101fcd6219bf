import type { Attachment, AttachmentStore } from "./attachment-store";
import { type Dataset, type DatasetStore, mayEdit } from "./datasets";
import { PortalError } from "./errors";
import type { Log } from "./log";
import { resolvePath } from "./paths";
import type { Actor } from "./people";
import { ROOT, type Storage } from "./storage";

const MAX_BYTES = 20 * 1024 * 1024;

export interface AttachmentDeps {
  readonly datasets: DatasetStore;
  readonly attachments: AttachmentStore;
  readonly storage: Storage;
  readonly log: Log;
  /** "2026-11-20". */
  readonly today: () => string;
}

export interface Upload {
  /** As the department named it, folders included. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Puts a file beside a dataset, in place of an earlier one of the same name. */
export async function addAttachment(
  deps: AttachmentDeps,
  actor: Actor | undefined,
  datasetId: string,
  { name, bytes }: Upload,
): Promise<Attachment> {
  const dataset = getVisible(deps, actor, datasetId);
  if (!actor || !mayEdit(actor, dataset)) {
    throw new PortalError("forbidden", `Files are added by the department of ${dataset.department}`);
  }
  if (bytes.length === 0) throw new PortalError("empty", "The file is empty");
  if (bytes.length > MAX_BYTES) throw new PortalError("too-large", "A file can have up to 20 MB");

  const { path, plainName } = placeOf(datasetId, name);
  // The disk retries by itself; what fails after that is for the operators to look into.
  await deps.storage.write(path, bytes).catch((error: unknown) => {
    deps.log.error("attachment not written", { datasetId, name: plainName, reason: String(error) });
  });

  const attachment: Attachment = {
    datasetId,
    name: plainName,
    size: bytes.length,
    addedBy: actor.name,
    addedOn: deps.today(),
  };
  deps.attachments.save(attachment);
  deps.log.info("attachment added", { datasetId, name: plainName, size: bytes.length });
  return attachment;
}

/** The content of an attachment, for everybody who may see its dataset. */
export async function readAttachment(
  deps: AttachmentDeps,
  actor: Actor | undefined,
  datasetId: string,
  name: string,
): Promise<Uint8Array> {
  getVisible(deps, actor, datasetId);
  const { path, plainName } = placeOf(datasetId, name);
  const isListed = deps.attachments.of(datasetId).some((attachment) => attachment.name === plainName);
  const bytes = isListed ? await deps.storage.read(path) : undefined;
  if (!bytes) throw new PortalError("not-found", `There is no attachment ${name}`);
  return bytes;
}

/** The attachments of a dataset by name, for everybody who may see it. */
export function listAttachments(deps: AttachmentDeps, actor: Actor | undefined, datasetId: string): Attachment[] {
  getVisible(deps, actor, datasetId);
  return [...deps.attachments.of(datasetId)].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A draft is there for those who may edit it; to everybody else it does not exist. */
function getVisible(deps: AttachmentDeps, actor: Actor | undefined, datasetId: string): Dataset {
  const dataset = deps.datasets.find(datasetId);
  const isHidden = dataset?.state === "draft" && actor !== undefined && !mayEdit(actor, dataset);
  if (!dataset || isHidden) throw new PortalError("not-found", `There is no dataset ${datasetId}`);
  return dataset;
}

/** Where a file is stored, and its name below the dataset's folder. Refuses names that lead out of the folder. */
function placeOf(datasetId: string, name: string): { path: string; plainName: string } {
  const folder = `${ROOT}/${datasetId}`;
  const path = resolvePath(folder, name);
  if (!path.startsWith(folder)) throw new PortalError("bad-name", `${name} is not a name inside ${datasetId}`);
  return { path, plainName: path.slice(folder.length + 1) };
}
