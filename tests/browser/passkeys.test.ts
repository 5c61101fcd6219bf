import fs from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";

/** In a real browser, with Chromium's virtual authenticator: a learner adds a passkey and signs in with it. */

let server: Running;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});

it("a learner adds a passkey under Security and signs in with it, without a password", async () => {
  const context = await browser.newContext({ baseURL: server.origin });
  const page = await context.newPage();
  const devices = await context.newCDPSession(page);
  await devices.send("WebAuthn.enable");
  const options = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true } as const;
  const { authenticatorId } = await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: { ...options, protocol: "ctap2", transport: "internal", automaticPresenceSimulation: true },
  });
  const form = { name: "Pia", email: "pia@example.org", password: "correct horse battery" };
  await page.request.post("/register", { form, maxRedirects: 0 });

  await page.goto("/account/security");
  await page.getByLabel("Passkey name").fill("My phone");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("Passkey added").waitFor();
  expect(await page.locator("main").textContent()).toContain("My phone");

  await page.request.post("/sign-out");
  await page.goto("/sign-in");
  const press = () => page.getByRole("button", { name: "Sign in with a passkey" }).click();
  // A device that doesn't verify its user can't sign anyone in.
  await devices.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await press();
  await page
    .getByText(/provide a passkey|doesn’t work here/)
    .first()
    .waitFor();
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await devices.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await press();
  await page.waitForURL("**/learn");

  // Pia keeps one signed-in device. Another person on the same computer can't confirm with her passkey.
  const devicesOfPia = async () => {
    const own = await browser.newContext({ baseURL: server.origin });
    await own.request.post("/sign-in", { form: { email: form.email, password: form.password } });
    const text = await (await own.request.get("/account/security")).text();
    await own.request.post("/sign-out");
    await own.close();
    return text.split("since <time").length;
  };
  await page.request.post("/sign-out");
  await page.request.post("/register", { form: { ...form, name: "Mia", email: "mia@example.org" }, maxRedirects: 0 });
  await page.goto("/account/security");
  const ofPia = await devices.send("WebAuthn.getCredentials", { authenticatorId });
  await page.getByLabel("Passkey name").fill("This computer");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("Passkey added").waitFor();
  const { credentials } = await devices.send("WebAuthn.getCredentials", { authenticatorId });
  const { credentialId } = credentials.find((one) =>
    ofPia.credentials.every((other) => other.credentialId !== one.credentialId),
  )!;
  await devices.send("WebAuthn.removeCredential", { authenticatorId, credentialId });
  await page.addInitScript(() => {
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (asked) => get({ ...asked, publicKey: { ...asked!.publicKey!, allowCredentials: [] } });
  });
  const before = await devicesOfPia();
  await page.goto("/confirm");
  await page.getByRole("button", { name: /passkey/i }).click();
  await page.getByText("This passkey belongs to another account.").first().waitFor();
  expect(await devicesOfPia()).toBe(before);
});
