import fs from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { Express } from "express";
import * as entry from "~/entry.server";
import * as root from "~/root";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { createApp, serverOf } from "~/server/web.server";
import remixConfig from "../../remix.config.js";

/** Runs the product's HTTP server with routes loaded from their sources, so that no build is needed. */

interface RouteFile {
  readonly id: string;
  readonly file: string;
  readonly path?: string;
  readonly index?: boolean;
  readonly parentId?: string;
}
const require = createRequire(import.meta.url);
const { flatRoutes } = require(path.resolve("node_modules/@remix-run/dev/dist/config/flat-routes.js")) as {
  flatRoutes(app: string, ignored: readonly string[], folder: string): Record<string, RouteFile>;
};

interface RouteModule {
  readonly loader?: unknown;
  readonly action?: unknown;
  readonly default?: unknown;
}
const modules = import.meta.glob<RouteModule>("../../app/routes/*/*/route.{ts,tsx}", { eager: true });

/** A Remix route: its URL pattern, and its folder in app/routes ("learner/exercises._index"). */
export interface Route {
  readonly pattern: string;
  readonly folder: string;
  readonly module: RouteModule;
}

// Finds the same files as app/routes.ts.
const files = fs
  .readdirSync("app/routes")
  .flatMap((user) => Object.values(flatRoutes("app", ["**/*.test.*"], `routes/${user}`)));
const moduleOf = ({ file }: RouteFile) => modules[`../../app/${file}`]!;

/** All Remix routes, with patterns such as "/cohorts/:id". */
export const ROUTES: readonly Route[] = files
  .map((file) => ({
    pattern: `/${file.path ?? ""}`,
    folder: file.file.split("/").slice(1, 3).join("/"),
    module: moduleOf(file),
  }))
  .sort((a, b) => (a.pattern < b.pattern ? -1 : 1));

function buildOf(): ServerBuild {
  const routes = Object.fromEntries(
    files.map(({ id, parentId, path: address, index, file }) => [
      id,
      { id, parentId, path: address, index, module: moduleOf({ id, file }) },
    ]),
  );
  const listed = Object.entries({ ...routes, root: { id: "root", path: "", module: root } }).map(([id, route]) => {
    const { loader, action } = route.module as RouteModule;
    const has = { hasLoader: Boolean(loader), hasAction: Boolean(action), hasErrorBoundary: id === "root" };
    return [id, { ...route, ...has, module: `/assets/${id}.js`, imports: [], css: [] }];
  });
  return {
    entry: { module: entry },
    routes: { ...routes, root: { id: "root", path: "", module: root } },
    assets: {
      entry: { imports: [], module: "/assets/entry.js" },
      routes: Object.fromEntries(listed),
      url: "/assets/manifest.js",
      version: "test",
    },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: remixConfig.future,
    isSpaMode: false,
  } as unknown as ServerBuild;
}

export interface Door {
  readonly origin: string;
  readonly app: Express;
  close(): Promise<void>;
}

/**
 * Starts the server on a free port. `patience` sets its timeouts for slow clients; without it, the product's own
 * timeouts apply.
 */
export async function openDoor(patience?: Parameters<typeof serverOf>[1]): Promise<Door> {
  const state = () => ({ size: 1, busy: 0, waiting: 0, isUp: true });
  const sandbox = { ...createInProcess(await builtEngine()), state };
  const app = createApp({ build: buildOf(), assets: "built" }, { sandbox, stop: async () => {} });
  const server = await new Promise<Server>((resolve) => {
    const opened = serverOf(app, patience);
    opened.listen(0, "127.0.0.1", () => resolve(opened));
  });
  return {
    app,
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Lists the addresses that Express answers itself, with their methods, such as "GET /healthz" and "GET /assets". */
export function expressRoutes(app: Express): string[] {
  const { stack } = (app as unknown as { _router: { stack: Layer[] } })._router;
  return stack.flatMap(({ route, regexp }) => {
    if (route)
      return route.path === "*" ? [] : Object.keys(route.methods).map((m) => `${m.toUpperCase()} ${route.path}`);
    // Include only handlers that are mounted at one address, not at every address.
    const mounted = /^\/\^\\\/(.+?)\\\/\?\(\?=/.exec(String(regexp))?.[1];
    return mounted ? [`GET /${mounted.replaceAll("\\", "")}`] : [];
  });
}
interface Layer {
  readonly regexp: RegExp;
  readonly route?: { readonly path: string; readonly methods: Record<string, boolean> };
}
