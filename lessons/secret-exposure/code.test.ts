import { expect, it } from "vitest";
import { supportLine } from "./code";

const upload = (headers: Record<string, string>, url = "https://meteo.example/v2/readings") => ({
  method: "PUT",
  url,
  headers,
});

it("says what was tried, and how it ended", () => {
  expect(supportLine(upload({}), 503)).toBe("PUT /v2/readings (503)");
  expect(supportLine(upload({ accept: "text/csv" }), 503)).toContain("accept=text/csv");
});

it("hides secrets, whatever the spelling of the header", () => {
  for (const name of ["authorization", "Authorization", "X-API-Key"])
    expect(supportLine(upload({ [name]: "s3cr3t" }), 401)).not.toContain("s3cr3t");
});

it("hides secrets in headers that no one has thought of", () => {
  expect(supportLine(upload({ "x-amz-security-token": "s3cr3t" }), 401)).not.toContain("s3cr3t");
});

it("hides what is in the query", () => {
  const line = supportLine(upload({}, "https://meteo.example/v2/readings?token=s3cr3t"), 401);
  expect(line).not.toContain("s3cr3t");
});
