import net from "node:net";

/**
 * Ends `npm start` before it installs or builds anything if its port is taken. Another program may still take the port
 * later, so the server (serve.server.ts) reports that, too, in the same words. All other errors are left to the server.
 */
export async function refuseTakenPort({ PORT = "3000", HOST, ORIGIN, DEMO, NODE_ENV } = process.env) {
  const port = Number(PORT);
  if (!(port > 0 && port < 65_536)) return;
  // The same addresses as in start.mjs and env.server.ts.
  const isDemo = (DEMO || (NODE_ENV === "production" ? "0" : "1")) === "1";
  const host = HOST ?? (isDemo && !ORIGIN ? "127.0.0.1" : undefined);
  const code = await new Promise((resolve) => {
    const server = net.createServer();
    server.on("error", (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
  if (code !== "EADDRINUSE") return;
  console.error(`Port ${port} is taken by another program. Stop it, or choose another port: PORT=3001 npm start`);
  process.exit(1);
}
