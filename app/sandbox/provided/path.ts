/** node:path, as on Linux, from path-browserify. The current folder is "/". */
import path from "path-browserify";
import { notHere } from "./parts/harness";

const all = { ...path, ...notHere("path", ["matchesGlob", "toNamespacedPath"]), win32: undefined };
export default Object.assign(all, { posix: all });
