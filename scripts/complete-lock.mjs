/**
 * `node scripts/complete-lock.mjs`, after packages have changed: adds to package-lock.json the builds for other
 * platforms that the registry in use didn't have. Without these builds, `npm ci` rejects the lock file, and everyone
 * who installs has to wait while npm resolves each package again. With --check, only reports whether any builds are
 * missing.
 */
import fs from "node:fs";

const FILE = "package-lock.json";
const OS = ["android", "darwin", "freebsd", "linux", "openbsd", "openharmony", "win32"];
const CPU = ["arm64", "arm", "x64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32"];
const LIBC = { gnu: "glibc", musl: "musl" };

const lock = JSON.parse(fs.readFileSync(FILE, "utf8"));

/** Finds the folder in which Node would find a package when it searches upwards from a given folder. */
function find(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    const place = `${folder ? `${folder}/` : ""}node_modules/${name}`;
    if (lock.packages[place]) return place;
    if (!folder) return undefined;
  }
}

/** Derives a build's platform from its name: "@rollup/rollup-linux-arm64-musl". */
function platformOf(name) {
  const words = name.split("/").pop().split("-");
  const os = OS.filter((word) => words.includes(word));
  const cpu = CPU.filter((word) => words.some((each) => each === word || (word === "arm" && /^arm-?eabi$/.test(each))));
  const libc = Object.entries(LIBC).flatMap(([word, value]) =>
    os.includes("linux") && words.some((each) => each.startsWith(word)) ? [value] : [],
  );
  if (os.length + cpu.length === 0) throw new Error(`${name}: its name contains no platform.`);
  return { ...(cpu.length && { cpu }), ...(libc.length && { libc }), ...(os.length && { os }) };
}

const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {}, dev }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !find(place, name))
    .map(([name, version]) => ({ place, name, version, dev })),
);
if (process.argv.includes("--check")) {
  if (missing.length > 0)
    console.error(
      `package-lock.json lacks ${missing.length} builds (${missing[0].name}, …). Run node scripts/complete-lock.mjs.`,
    );
  process.exit(missing.length > 0 ? 1 : 0);
}
for (const { name, version, dev } of missing) {
  if (!/^\d[\w.+-]*$/.test(version)) throw new Error(`${name}: ${version} has more than one version.`);
  lock.packages[`node_modules/${name}`] = { version, ...(dev && { dev }), optional: true, ...platformOf(name) };
}
const inOrder = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
fs.writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(inOrder) }, null, 2)}\n`);
console.log(`${missing.length} builds added`);
