/** The parts that all bundles of build-engine.mjs share: paths, and edits to packages. */
import { readFile } from "node:fs/promises";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");
export const sandbox = path.join(root, "app/sandbox");
export const text = path.join(root, "app/ui/text");
export const generated = path.join(sandbox, "generated");
export const modules = path.join(root, "node_modules");

export const forNode = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  legalComments: "none",
  logLevel: "warning",
};

/** A plugin that applies edits to files when the files are loaded. Throws if one of the files is never loaded. */
export const editing = (files) => ({
  name: "edits",
  setup(builder) {
    const edited = new Set();
    for (const [file, { head, edits, whole }] of Object.entries(files)) {
      const full = path.join(modules, file);
      builder.onLoad({ filter: new RegExp(`${escapeRegExp(full)}$`) }, async () => {
        edited.add(file);
        if (whole) return { contents: head + whole, loader: "js", resolveDir: path.dirname(full) };
        let contents = await readFile(full, "utf8");
        for (const [from, to] of edits) {
          if (contents.split(from).length !== 2)
            throw new Error(`${file}: expected exactly one ${JSON.stringify(from)}`);
          contents = contents.replace(from, () => to);
        }
        return { contents: head + contents, loader: "js", resolveDir: path.dirname(full) };
      });
    }
    builder.onEnd(() => {
      const missed = Object.keys(files).filter((file) => !edited.has(file));
      if (missed.length > 0) throw new Error(`files to edit that the bundle doesn't contain: ${missed.join(", ")}`);
    });
  },
});

const escapeRegExp = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
