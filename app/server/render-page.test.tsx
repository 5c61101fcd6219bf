import { Suspense } from "react";
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

it.each([false, true])("ends even if parts of the page are never ready (whole: %s)", async (isWhole) => {
  const part = (
    <Suspense fallback={<p>Loading</p>}>
      <Never />
    </Suspense>
  );
  const response = await render(<div>{part}</div>, isWhole);
  expect([response.status < 500 || isWhole, (await response.text()).includes("Loading")]).toEqual([true, true]);
  const never = await render([<Never key="never" />, part], isWhole);
  expect([never.status, await never.text()]).toEqual([503, expect.stringContaining("Try again")]);
});

it("fails if the page fails, and logs that once", async () => {
  faults.length = 0;
  await expect(render(<Broken />)).rejects.toThrow("broken");
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(faults).toHaveLength(1);
});
