import { describe, expect, it } from "vitest";
import { addAttachment, listAttachments, readAttachment } from "../src/attachments";
import type { Dataset } from "../src/datasets";
import type { Actor } from "../src/people";
import { handle } from "../src/routes";
import { portalWith } from "./fakes";

const trees: Dataset = { id: "trees", title: "Street trees", department: "parks", state: "published" };
const draft: Dataset = { id: "felling", title: "Felling plan", department: "parks", state: "draft" };
const ida: Actor = { name: "Ida Holm", department: "parks", isAdmin: false };
const jon: Actor = { name: "Jon Dahl", department: "water", isAdmin: false };
const root: Actor = { name: "Siv Berg", department: "it", isAdmin: true };
const legend = { name: "legend.pdf", bytes: new Uint8Array([1, 2, 3]) };

const portal = () => portalWith(trees, draft);

describe("attachments", () => {
  it("are stored below the dataset's folder, listed and logged", async () => {
    const { deps, files, lines } = portal();
    await addAttachment(deps, ida, "trees", { ...legend, name: "maps/2026/legend.pdf" });
    await addAttachment(deps, root, "trees", { ...legend, name: "a/../about.txt" });
    expect([...files.keys()]).toEqual(["/srv/openholm/trees/maps/2026/legend.pdf", "/srv/openholm/trees/about.txt"]);
    expect(listAttachments(deps, jon, "trees").map(({ name }) => name)).toEqual(["about.txt", "maps/2026/legend.pdf"]);
    expect(lines[0]).toBe('attachment added {"datasetId":"trees","name":"maps/2026/legend.pdf","size":3}');
  });

  it("take the place of an earlier one of the same name", async () => {
    const { deps } = portal();
    await addAttachment(deps, ida, "trees", legend);
    await addAttachment(deps, ida, "trees", { name: "./legend.pdf", bytes: new Uint8Array([9]) });
    expect(listAttachments(deps, undefined, "trees")).toMatchObject([{ name: "legend.pdf", size: 1 }]);
    expect(await readAttachment(deps, undefined, "trees", "legend.pdf")).toEqual(new Uint8Array([9]));
  });

  it.each(["../../etc/passwd", "/etc/passwd", "..", "maps/../../legend.pdf"])("are refused under %s", async (name) => {
    const { deps, files } = portal();
    await expect(addAttachment(deps, ida, "trees", { ...legend, name })).rejects.toMatchObject({ code: "bad-name" });
    expect(files.size).toBe(0);
  });

  it("are refused when empty or too large", async () => {
    const { deps } = portal();
    const add = (size: number) => addAttachment(deps, ida, "trees", { name: "big", bytes: new Uint8Array(size) });
    await expect(add(0)).rejects.toMatchObject({ code: "empty" });
    await expect(add(20 * 1024 * 1024 + 1)).rejects.toMatchObject({ code: "too-large" });
  });

  it("are added by the department and by admins alone", async () => {
    const { deps } = portal();
    for (const actor of [jon, undefined])
      await expect(addAttachment(deps, actor, "trees", legend)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("of a draft are not there for other departments", async () => {
    const { deps } = portal();
    await addAttachment(deps, ida, "felling", legend);
    const gone = { code: "not-found" };
    await expect(readAttachment(deps, jon, "felling", "legend.pdf")).rejects.toMatchObject(gone);
    await expect(addAttachment(deps, jon, "felling", legend)).rejects.toMatchObject(gone);
    expect(() => listAttachments(deps, jon, "felling")).toThrow("There is no dataset felling");
    expect(listAttachments(deps, root, "felling")).toHaveLength(1);
  });

  it("have their routes", async () => {
    const { deps } = portal();
    const path = "/datasets/trees/attachments/maps/legend.pdf";
    const put = (body?: Uint8Array) => handle(deps, { method: "PUT", path, actor: ida, body });
    expect(await put()).toMatchObject({ status: 400 });
    expect(await put(legend.bytes)).toMatchObject({ status: 201, body: { addedBy: "Ida Holm" } });
    expect(await handle(deps, { method: "GET", path, actor: undefined })).toEqual({ status: 200, body: legend.bytes });
    expect(await handle(deps, { method: "GET", path: "/datasets/trees/attachments", actor: jon })).toMatchObject({
      body: [{ name: "maps/legend.pdf", addedOn: "2026-11-20" }],
    });
  });
});
