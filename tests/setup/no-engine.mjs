// Loaded before the product (`node --import`): a disk that does not hand out the sandbox's engine. The fault is ours.
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const { readFile } = fs;
fs.readFile = async (file, ...options) => {
  if (String(file).endsWith("engine.wasm")) throw Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
  return readFile(file, ...options);
};
syncBuiltinESMExports();
