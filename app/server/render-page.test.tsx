import { expect, it } from "vitest";
import { renderPage } from "./render-page.server";

const faults: unknown[] = [];
const render = (page: React.ReactNode, isWhole = false) =>
  renderPage(page, {
    nonce: "n",
    status: 200,
    headers: new Headers(),
    isWhole,
    abortMs: 100,
    onFault: (error) => faults.push(error),
  });

function Never(): never {
  throw new Promise(() => {});
}

function Broken(): never {
  throw new Error("broken");
}

it("sends a page", async () => {
  const response = await render(<p>Hello</p>);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect(await response.text()).toContain("<p>Hello</p>");
});

it.each([false, true])("answers with 503 if nothing is ready in time (whole: %s)", async (isWhole) => {
  faults.length = 0;
  const response = await render(<Never />, isWhole);
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "10"]);
  expect(await response.text()).toContain("Try again");
  expect(faults.length).toBeGreaterThan(0);
});

it("fails if the page fails", async () => {
  await expect(render(<Broken />)).rejects.toThrow("broken");
});
