import fs from "node:fs";
import path from "node:path";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";

/**
 * The content security policy for files. It also applies to web workers, so it allows WebAssembly, which the sandbox's
 * worker compiles.
 */
const FILE_POLICY = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; ${[
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ")}`;

/** Sets the policy on files, because a web worker follows the policy in the response that contained its script. */
const workerPolicy: RequestHandler = (_request, response, next) => {
  response.setHeader("Content-Security-Policy", FILE_POLICY);
  next();
};

/** Sends the compressed copy that the build created (vite.config.ts) to browsers that accept Brotli. */
function compressedCopies(folder: string): RequestHandler {
  const files = new Set((fs.existsSync(folder) ? fs.readdirSync(folder) : []).map((name) => `/${name}`));
  return (request, response, next) => {
    if (!files.has(`${request.path}.br`)) return next();
    response.vary("Accept-Encoding");
    if (!request.acceptsEncodings("br")) return next();
    response.type(path.extname(request.path));
    response.setHeader("Content-Encoding", "br");
    request.url = `${request.path}.br`;
    next();
  };
}

/**
 * Removes a file's caching headers if the file can't be sent, for example because it doesn't match the request's
 * conditions or range. Otherwise, caches would keep the error response for as long as they would keep the file.
 */
const forgetFile: ErrorRequestHandler = (error, _request, response, next) => {
  for (const name of ["Cache-Control", "Content-Encoding", "ETag", "Last-Modified"]) response.removeHeader(name);
  next(error);
};

/** Serves the files for the browser from `folder`, where the build put them. */
export function addBuiltFiles(app: Express, folder: string): void {
  const assets = path.join(folder, "assets");
  app.use(
    "/assets",
    workerPolicy,
    compressedCopies(assets),
    express.static(assets, { immutable: true, maxAge: "1y", fallthrough: false, redirect: false }),
    forgetFile,
  );
  app.use(express.static(folder, { maxAge: "1h", index: false, redirect: false }), forgetFile);
}
