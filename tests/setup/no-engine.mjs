// Loaded before the product (`node --import`): simulates a disk that can't read the sandbox's engine, which is a
// failure on our side.
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const { readFile } = fs;
fs.readFile = async (file, ...options) => {
  if (String(file).endsWith("engine.wasm")) throw Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
  return readFile(file, ...options);
};
syncBuiltinESMExports();
