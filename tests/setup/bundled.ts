import crypto from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { build, type Plugin } from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");
const FOLDER = path.join(root, ".cache/test/commands");

/**
 * Replaces `import.meta.dirname` and `import.meta.filename` in each source with the source's own paths, because the
 * bundle has a different path.
 */
const ownPaths: Plugin = {
  name: "own-paths",
  setup({ onLoad }) {
    onLoad({ filter: /\/(?:scripts|app)\/.*\.(?:ts|mjs)$/ }, async ({ path: file }) => {
      const text = await fs.readFile(file, "utf8");
      const contents = text
        .replaceAll("import.meta.dirname", JSON.stringify(path.dirname(file)))
        .replaceAll("import.meta.filename", JSON.stringify(file));
      return { loader: "ts", contents };
    });
  },
};

async function bundle(script: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, "scripts", script)],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    plugins: [ownPaths],
    logLevel: "error",
  });
  const { text } = outputFiles[0]!;
  // The name contains a hash of the content, because another test process may run the same script at the same time.
  const file = path.join(
    FOLDER,
    `${script}.${crypto.createHash("sha256").update(text).digest("hex").slice(0, 16)}.mjs`,
  );
  await fs.mkdir(FOLDER, { recursive: true });
  const making = `${file}.${process.pid}`;
  await fs.writeFile(making, text);
  await fs.rename(making, file);
  return file;
}

const bundles = new Map<string, Promise<string>>();

/**
 * Bundles a TypeScript command from `scripts/` into one file and returns the file's path. A command that runs from its
 * sources spends over a second of CPU time loading hundreds of files. Only tests/kinds/planted.full.test.ts and the
 * test of --watch run commands from their sources, as `npm run` does.
 */
export function bundled(script: string): Promise<string> {
  const known = bundles.get(script) ?? bundle(script);
  bundles.set(script, known);
  return known;
}
