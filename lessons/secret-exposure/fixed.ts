export interface Upload {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const SHOWN_HEADERS = ["accept", "content-type", "content-length", "user-agent"];

/** The path of a URL, without the query. */
const pathOf = (url: string) => url.replace(/^https?:\/\/[^/]+/, "").replace(/[?#].*/, "");

/** One line about a failed upload that is safe to share: "PUT /v2/readings (503) accept=text/csv". */
export function supportLine({ method, url, headers }: Upload, status: number): string {
  const details = Object.entries(headers)
    .map(([name, value]) => `${name}=${SHOWN_HEADERS.includes(name.toLowerCase()) ? value : "***"}`)
    .join(" ");
  return `${method} ${pathOf(url)} (${status}) ${details}`.trim();
}
