import { previewTemplate } from "./src/preview";
import { eve, officeWith, rex, uma } from "./tests/office";

const ROOT = "/srv/templates/acme";
const OUTSIDE = ["../bolt/secret", "spring/../../bolt/secret", "....//bolt/secret", "..././bolt/secret", "/../bolt/secret", "../../keys", "..\\bolt\\secret", "....\\\\/bolt/secret"];
const NAMES = ["first name", "number", "constructor", "__proto__", "toString"];
const TEXTS = ["", "Hello ", "20 % off\n", "<b> & </b>", "$& $1", "{ ", " }"];

const piece = (d, parts) =>
  d.oneOf(
    () => ({ text: d.pick(TEXTS) }),
    () => ({ hole: d.pick(NAMES) }),
    () => (parts.length > 0 ? { part: d.pick(parts) } : { text: "." }),
  );
const textOf = (pieces) => pieces.map(({ text, hole, part }) => text ?? (hole ? `{{${hole}}}` : `{{> ${part}}}`)).join("");
/** The text that the task wants, or the part that is missing. */
function filled(pieces, templates, values) {
  let made = "";
  for (const { text, hole, part } of pieces) {
    if (text !== undefined) made += text;
    else if (hole !== undefined) made += Object.hasOwn(values, hole) ? values[hole] : `{{${hole}}}`;
    else if (!(part in templates)) throw new Error(`no template ${part}`);
    else made += filled(templates[part], templates, values);
  }
  return made;
}
const answerOf = (promise) => promise.then((text) => `200 ${text}`, ({ status, message }) => `${status} ${message}`);

export const properties = [
  {
    says: "a preview has the values and parts in their places, and is refused if a part does not exist",
    from: [
      "`{{first name}}` is replaced by the value of that name. Without a value it stays as it is",
      "`{{> footer}}` is replaced by another template of the workspace, with its own values and parts filled in",
      "A part that does not exist ends the preview with 422 and `no template footer`.",
      "A template that does not exist: 404, `no template spring/sale`.",
      "Texts go out as they are, by SMS: no HTML, no escaping.",
      "None may lead out of the workspace's folder: such a name gets the same answer as a template that does not exist.",
    ],
    draw: (d) => {
      const values = {};
      for (const name of ["first name", "number"]) if (d.chance(0.6)) values[name] = d.pick(["Mia", "", "$&", "{{number}}", "{{> footer}}", "a\nb"]);
      const templates = {
        footer: d.list(0, 2, () => piece(d, [])),
        "spring/legal": d.list(0, 2, () => piece(d, ["footer", "none", d.pick(OUTSIDE)])),
        "spring/sale": d.list(0, 3, () => piece(d, ["footer", "spring/legal", "footer", "spring/legal", "none", d.pick(OUTSIDE)])),
      };
      return { values, templates, name: d.pick(["spring/sale", "spring/sale", "spring/sale", "footer", "none", d.pick(OUTSIDE)]) };
    },
    holds: async ({ values, templates, name }) => {
      const files = { "/srv/templates/bolt/secret.txt": "Bolt closes three shops", "/srv/keys.txt": "gateway=9f2c" };
      for (const [one, pieces] of Object.entries(templates)) files[`${ROOT}/${one}.txt`] = textOf(pieces);
      const got = await answerOf(previewTemplate(officeWith(files), uma, "acme", name, values));
      if (!(name in templates)) return got === `404 no template ${name}`;
      try {
        return got === `200 ${filled(templates[name], templates, values)}`;
      } catch ({ message }) {
        return got === `422 ${message}`;
      }
    },
  },
  {
    says: "parts are filled in up to five deep, and no deeper",
    from: ["at most 5 deep: beyond that, 422 and `too deep`"],
    // Whether the template itself counts is left open.
    draw: (d) => ({ depth: d.pick([0, 1, 2, 3, 4, 7, 8]), isLoop: d.chance(0.2) }),
    holds: async ({ depth, isLoop }) => {
      const files = {};
      for (let n = 0; n < depth; n++) files[`${ROOT}/t${n}.txt`] = `${n}{{> t${n + 1}}}`;
      files[`${ROOT}/t${depth}.txt`] = isLoop ? "{{> t0}}" : "end";
      const got = await answerOf(previewTemplate(officeWith(files), uma, "acme", "t0", {}));
      if (isLoop || depth > 6) return got === "422 too deep";
      return got === `200 ${Array.from({ length: depth }, (_, n) => n).join("")}end`;
    },
  },
  {
    says: "previews are for those who may see the workspace's campaigns, and a failing disk is not hidden",
    from: [
      "Previews are for those who may see the campaigns of the workspace, as in `campaigns.ts`.",
      "A failing disk is not the customer's fault: let its error through.",
    ],
    draw: (d) => ({
      member: d.pick([uma, rex, eve, { ...rex, isSupport: true }]),
      slug: d.pick(["acme", "bolt", "none"]),
      until: d.pick([undefined, "2026-11-19", "2026-11-20", "2026-12-01"]),
      isDown: d.chance(0.2),
    }),
    holds: async ({ member, slug, until, isDown }) => {
      const office = officeWith({ [`${ROOT}/a.txt`]: "A", "/srv/templates/bolt/a.txt": "B" }, until ? { supportUntil: until } : {});
      const text = async (path) => {
        if (isDown) throw new Error("no disk");
        return office.disk.text(path);
      };
      const isHelping = member.isSupport && slug === "acme" && until >= "2026-11-20";
      const mayEnter = slug !== "none" && (member.workspace === slug || isHelping);
      const got = await answerOf(previewTemplate({ ...office, disk: { text } }, member, slug, "a", {}));
      if (!mayEnter) return got === `404 no workspace ${slug}`;
      return got === (isDown ? "undefined no disk" : `200 ${slug === "acme" ? "A" : "B"}`);
    },
  },
];
