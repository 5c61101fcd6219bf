export interface Upload {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const SECRET_HEADERS = ["authorization", "cookie", "x-api-key", "x-station-secret"];

/** The path of a URL, and everything after the path. */
const pathOf = (url: string) => url.replace(/^https?:\/\/[^/]+/, "");

/** One line about a failed upload that is safe to share: "PUT /v2/readings (503) accept=text/csv". */
export function supportLine({ method, url, headers }: Upload, status: number): string {
  const details = Object.entries(headers)
    .map(([name, value]) => `${name}=${SECRET_HEADERS.includes(name) ? "***" : value}`)
    .join(" ");
  return `${method} ${pathOf(url)} (${status}) ${details}`.trim();
}
