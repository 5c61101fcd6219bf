/** node:url: the global classes, and paths of files as URLs. */
import path from "node:path";
import { codedError, notHere } from "./parts/harness";

function fileURLToPath(url: string | URL): string {
  const { protocol, hostname, pathname } = typeof url === "string" ? new URL(url) : url;
  if (protocol !== "file:") throw codedError(new TypeError("The URL must be of scheme file"), "ERR_INVALID_URL_SCHEME");
  if (hostname !== "") {
    const message = 'File URL host must be "localhost" or empty on linux';
    throw codedError(new TypeError(message), "ERR_INVALID_FILE_URL_HOST");
  }
  if (/%2f/i.test(pathname)) {
    const message = "File URL path must not include encoded / characters";
    throw codedError(new TypeError(message), "ERR_INVALID_FILE_URL_PATH");
  }
  return decodeURIComponent(pathname);
}

function pathToFileURL(file: string): URL {
  const full = path.resolve(file) + (file.endsWith("/") && file !== "/" ? "/" : "");
  return new URL(`file://${full.replace(/[%?#\n\r\t\\]/g, (char) => encodeURIComponent(char))}`);
}

const urlToHttpOptions = ({ protocol, hostname, hash, search, pathname, href, port, username, password }: URL) => ({
  protocol,
  hostname,
  hash,
  search,
  pathname,
  path: pathname + search,
  href,
  ...(port === "" ? {} : { port: Number(port) }),
  ...(username || password ? { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` } : {}),
});

export default {
  URL,
  URLSearchParams,
  fileURLToPath,
  pathToFileURL,
  urlToHttpOptions,
  // The old interface: use `new URL()` instead.
  ...notHere("url", ["parse", "resolve", "format", "domainToASCII", "domainToUnicode"]),
};
