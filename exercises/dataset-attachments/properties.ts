import { addAttachment, listAttachments, readAttachment } from "./src/attachments";
import { handle } from "./src/routes";
import { portalWith } from "./tests/fakes";

const trees = { id: "trees", title: "Street trees", department: "parks", state: "published" };
const felling = { id: "felling", title: "Felling plan", department: "parks", state: "draft" };
const OTHER = { id: "trees-2027", title: "Trees of 2027", department: "water", state: "published" };
const IDS = ["trees", "felling", "trees-2027", "none"];
const ACTORS = [
  undefined,
  { name: "Jon Dahl", department: "water", isAdmin: false },
  { name: "Ida Holm", department: "parks", isAdmin: false },
  { name: "Siv Berg", department: "it", isAdmin: true },
];

const datasetOf = (id) => [trees, felling, OTHER].find((one) => one.id === id);
const mayAdd = (actor, dataset) => actor !== undefined && (actor.isAdmin || actor.department === dataset.department);
const isVisible = (actor, dataset) => dataset !== undefined && (dataset.state === "published" || mayAdd(actor, dataset));

const PLAIN = ["legend.pdf", "maps/2026/legend.pdf", "a", "read me.txt", "..a", "a..b/c"];
/** Names that lead out of the folder of every dataset that there is. */
const OUTSIDE = ["../x", "../../x", "/x", "maps/../../x", "../trees/x", "../trees-2027/x", "../trees-2027", "..", "/srv/openholm/none/x", "a/../.."];
const bytes = (size, fill = 7) => new Uint8Array(size).fill(fill);
const codeOf = (promise) =>
  promise.then(
    () => "done",
    (error) => error.code ?? "crashed",
  );

export const properties = [
  {
    says: "a file can be added only by those who are allowed to add it, with a valid name and size, and is read back unchanged",
    from: [
      "The department of the dataset and admins may add (others: `forbidden`).",
      "A name may contain folders (`maps/2026/legend.pdf`); a name that leads out of the dataset's own folder is a `bad-name`.",
      "A file has 1 byte (else `empty`)",
      "Attachments of a published dataset are for everyone. Those of a draft, like the draft itself, exist only for its department and admins; for everyone else it is `not-found`.",
      "stores a file below `/srv/openholm/<dataset>/` and returns its entry",
      "Log each file that was added, with dataset, name and size.",
    ],
    draw: (d) => ({
      id: d.pick(IDS),
      actor: d.pick(ACTORS),
      name: d.chance(0.6) ? d.pick(PLAIN) : d.pick(OUTSIDE),
      size: d.pick([0, 1, 2, 9]),
    }),
    holds: async ({ id, actor, name, size }) => {
      const { deps, files, lines } = portalWith(trees, felling, OTHER);
      const dataset = datasetOf(id);
      const code = await codeOf(addAttachment(deps, actor, id, { name, bytes: bytes(size) }));
      const entries = deps.attachments.of(id);
      if (code !== "done" && (files.size > 0 || entries.length > 0 || lines.length > 0)) return false;
      if (!isVisible(actor, dataset)) return code === "not-found";
      if (!mayAdd(actor, dataset)) return code === "forbidden";
      // With two faults, either may be the answer. A name that leads back in may be taken.
      const isBad = !PLAIN.includes(name);
      const isWithin = name.startsWith(`../${id}/`) && isBad;
      const faults = [...(isBad ? ["bad-name"] : []), ...(size === 0 ? ["empty"] : [])];
      if (faults.length > 0 && !(isWithin && code === "done")) return faults.includes(code);
      const [path] = files.keys();
      if (code !== "done" || files.size !== 1 || !path.startsWith(`/srv/openholm/${id}/`)) return false;
      const read = await readAttachment(deps, actor, id, name);
      return read.length === size && read.every((byte) => byte === 7) && [id, String(size)].every((part) => lines.join().includes(part));
    },
  },
  {
    says: "everyone sees attachments of published datasets, and those of a draft exist only for its department and admins",
    from: [
      "`readAttachment(deps, actor, datasetId, name)` returns the bytes, `listAttachments(deps, actor, datasetId)` the entries by name.",
      "Attachments of a published dataset are for everyone.",
      "exist only for its department and admins; for everyone else it is `not-found`",
      "`GET` and `PUT /datasets/<id>/attachments/<name>`, `GET /datasets/<id>/attachments`.",
    ],
    draw: (d) => ({
      id: d.pick(["trees", "felling"]),
      names: d.list(0, 3, () => d.pick(PLAIN)),
      actor: d.pick(ACTORS),
      wanted: d.pick([...PLAIN, "none", "../trees/a", "../felling/a"]),
    }),
    holds: async ({ id, names, actor, wanted }) => {
      const { deps } = portalWith(trees, felling, OTHER);
      for (const name of names) {
        const path = `/datasets/${id}/attachments/${name}`;
        const { status } = await handle(deps, { method: "PUT", path, actor: ACTORS[2], body: bytes(name.length) });
        if (status >= 300) return false;
      }
      const get = (rest) => handle(deps, { method: "GET", path: `/datasets/${id}/attachments${rest}`, actor });
      const list = await get("");
      const one = await get(`/${wanted}`);
      if (!isVisible(actor, datasetOf(id))) return list.status === 404 && one.status === 404;
      const sorted = [...new Set(names)].sort();
      if (list.status !== 200 || list.body.map(({ name }) => name).join("|") !== sorted.join("|")) return false;
      if (!PLAIN.includes(wanted)) return one.status >= 400 || names.includes("a");
      return names.includes(wanted) ? one.status === 200 && one.body.length === wanted.length : one.status === 404;
    },
  },
  {
    says: "adding a name again replaces the file, and if the disk refuses, the list stays as it was",
    from: [
      "Adding the same name again replaces the earlier file.",
      "If the disk refuses, tell the uploader (`storage-failed`, 503); the list then stays as it was.",
    ],
    draw: (d) => d.list(1, 5, () => ({ name: d.pick(PLAIN.slice(0, 3)), size: d.int(1, 9), isBroken: d.chance(0.3) })),
    holds: async (steps) => {
      const { deps, control } = portalWith(trees);
      const wanted = new Map();
      for (const { name, size, isBroken } of steps) {
        control.broken = isBroken ? "disk full" : undefined;
        const code = await codeOf(addAttachment(deps, ACTORS[2], "trees", { name, bytes: bytes(size, size) }));
        if (code !== (isBroken ? "storage-failed" : "done")) return false;
        const path = `/datasets/trees/attachments/${name}`;
        if (isBroken && (await handle(deps, { method: "PUT", path, actor: ACTORS[2], body: bytes(size) })).status !== 503) return false;
        if (!isBroken) wanted.set(name, size);
        const list = listAttachments(deps, undefined, "trees").map((one) => `${one.name} ${one.size}`);
        if (list.join() !== [...wanted].map(([n, s]) => `${n} ${s}`).sort().join()) return false;
      }
      for (const [name, size] of wanted) {
        const read = await readAttachment(deps, undefined, "trees", name);
        if (read.length !== size || read[0] !== size) return false;
      }
      return true;
    },
  },
  {
    says: "a file of more than 20 MB is too large",
    from: ["to 20 MB (else `too-large`)"],
    inputs: 20,
    because: "each input has 20 MB",
    // A megabyte may have 1,000,000 or 1,048,576 bytes: between them it is left open.
    draw: (d) => d.pick([19_999_999, 20_000_000, 20 * 1024 * 1024 + 1]),
    holds: async (size) => {
      const { deps } = portalWith(trees);
      // Only its length is needed.
      const file = { length: size, byteLength: size } as unknown as Uint8Array;
      const code = await codeOf(addAttachment(deps, ACTORS[2], "trees", { name: "a", bytes: file }));
      return code === (size > 20 * 1024 * 1024 ? "too-large" : "done");
    },
  },
];
