import { spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import { expect, it } from "vitest";

const SAYS = "is taken by another program. Stop it, or choose another port: PORT=3001 npm start";

it("npm start says that its port is taken, in the server's words, before it builds anything", async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  const { NODE_ENV: _mode, ...inherited } = process.env;
  const env = { ...inherited, npm_lifecycle_event: "prestart", PORT: String(port), DEMO: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/prepare.mjs"], {
    env: env as unknown as NodeJS.ProcessEnv,
    encoding: "utf8",
    timeout: 20_000,
  });
  server.close();
  expect([status, stdout, stderr]).toEqual([1, "", `Port ${port} ${SAYS}\n`]);
  expect(fs.readFileSync("app/server/serve.server.ts", "utf8")).toContain(SAYS);
});
