import { expect, it } from "vitest";
import { serve } from "./src/server";
import { api } from "./tests/api";

it("keeps the ids of overlapping requests apart", async () => {
  const { deps, lines } = api();
  const put = (station: string, requestId: string) =>
    serve(deps, {
      path: `/stations/${station}`,
      headers: { "x-api-key": "k-1", "x-request-id": requestId },
      body: "7",
    });
  await Promise.all([put("quay-1", "request-of-quay"), put("mill-2", "request-of-mill")]);
  const stored = lines.map((line) => JSON.parse(line)).filter(({ message }) => message === "measurement stored");
  expect(stored.map(({ station, requestId }) => `${station} ${requestId}`).sort()).toEqual([
    "mill-2 request-of-mill",
    "quay-1 request-of-quay",
  ]);
});
