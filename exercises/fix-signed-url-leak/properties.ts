import { resetFetch, respondTo } from "onramp:fetch";
import { download, DownloadError } from "./src/download";
import { nightly } from "./src/nightly";
import { answersOf, partnerWith, TABLES } from "./tests/harbour-office";

const PRINTABLE = [..."aZ09-_.~!*'()&=+%$#@/\\?\"<>[]{}|^`;:, "];
/** Any printable characters, of which a page or a partner's words have so many in a row only if they have the key. */
const key = (d) => `${d.pick(["hk-77f1", "$&k", "(x", "%41", "\\d+", "a+b", "*"])}${d.text(PRINTABLE, 5, 10)}Q7`;
const query = (d) => {
  const all = {};
  if (d.chance(0.5)) all.from = d.pick(["2026-11-01", "2026-11-30"]);
  if (d.chance(0.5)) all.station = d.pick(["Åkra", "north pier", "a&b=c", "100%"]);
  return all;
};
const table = (d) => d.pick(["tides", "wind/speed", "ferry calls", "Åkra?"]);
/** The partner's words, with the key among them: once, often, inside itself. */
const words = (d) => d.list(1, 4, () => d.pick(["may not read", "quota used up", "{key}", "{key}{key}", "{half}{key}{rest}"]));
const failure = (d) => ({ status: d.pick([400, 401, 403, 404, 429, 500, 503]), words: words(d) });
const filled = (text, key) => text.replaceAll("{key}", () => key).replaceAll("{half}", () => key.slice(0, 4)).replaceAll("{rest}", () => key.slice(4));

/** Answers each request; notes its address and headers. */
function office(answer) {
  const requests = [];
  resetFetch();
  respondTo(TABLES, (request) => {
    requests.push({ url: request.url, headers: [...request.headers] });
    return answer(request, requests.length);
  });
  return requests;
}
/** Whether this text has the key, as it is or as an address writes it. */
const hasKey = (text, key) => [key, encodeURIComponent(key), new URLSearchParams({ key }).toString().slice(4)].some((form) => text.includes(form));

export const properties = [
  {
    says: "all pages are fetched as CSV, with the key in its header and nowhere else, and each request has its line in the log",
    from: [
      "`Authorization: Bearer <key>`",
      "So **the key goes into that header, and appears nowhere else**: in no address, no log line and no line of the status page.",
      "The log has a line `GET <address>` for each request, with table, query and page.",
      "All pages are fetched, as CSV",
      "The new key can contain any printable character, they say.",
    ],
    inputs: 1_000,
    because: "each page goes through the whole of fetch",
    draw: (d) => ({ key: key(d), table: table(d), query: query(d), pages: d.list(1, 4, (i) => `day,cm\n${i},${d.int(0, 9)}\n`) }),
    holds: async ({ key, table, query, pages }) => {
      const partner = partnerWith(key);
      const requests = office(answersOf(partner, ...pages));
      const saved = [];
      const log = [];
      const status = await nightly([{ partner, table, query }], (name, csv) => saved.push([name, csv]), (line) => log.push(line));
      if (JSON.stringify(saved) !== JSON.stringify([[table, pages.join("")]])) return false;
      if (requests.length !== pages.length || log.length !== pages.length) return false;
      if (status.join() !== `Harbour Office, ${table}: up to date` || hasKey(log.join("\n"), key)) return false;
      return requests.every(({ url, headers }, i) => {
        const sent = Object.fromEntries(headers);
        const { authorization, ...others } = sent;
        const { pathname, searchParams } = new URL(log[i].slice(4));
        const wanted = i === 0 ? query : { ...query, page: String(i + 1) };
        const asked = JSON.stringify([...searchParams].sort());
        return (
          log[i].startsWith("GET ") &&
          new URL(log[i].slice(4)).href === new URL(url).href &&
          authorization === `Bearer ${key}` &&
          sent.accept === "text/csv" &&
          !hasKey(url + JSON.stringify(others), key) &&
          decodeURIComponent(pathname) === `/tables/${table}` &&
          asked === JSON.stringify(Object.entries(wanted).sort())
        );
      });
    },
  },
  {
    says: "for a table that fails, the status page has the status and the partner's words, without the key, and the other tables are still downloaded",
    from: [
      "When they refuse us, their message contains the key: `hk-77f1c20e may not read wrecks`.",
      "When they could not be reached at all, it showed the address as well.",
      "The status page says what went wrong: the status, and the partner's words, without the key in them.",
      "A table that fails does not stop the others.",
    ],
    inputs: 1_000,
    because: "each request goes through the whole of fetch",
    draw: (d) => ({ key: key(d), query: query(d), jobs: d.list(1, 3, () => d.oneOf(() => "ok", () => "no connection", () => failure(d), () => failure(d))) }),
    holds: async ({ key, query, jobs }) => {
      const partner = partnerWith(key);
      const tables = jobs.map((_, i) => `table-${i}`);
      office((request) => {
        const job = jobs[tables.findIndex((name) => new URL(request.url).pathname.endsWith(name))];
        if (job === "no connection") throw new TypeError("fetch failed");
        return job === "ok" ? new Response("day,cm\n") : new Response(filled(job.words.join(" "), key), { status: job.status });
      });
      const saved = [];
      const log = [];
      const status = await nightly(tables.map((table) => ({ partner, table, query })), (name) => saved.push(name), (line) => log.push(line));
      if (status.length !== jobs.length || log.length !== jobs.length || hasKey([...status, ...log].join("\n"), key)) return false;
      return jobs.every((job, i) => {
        const isUp = status[i] === `Harbour Office, ${tables[i]}: up to date`;
        if (saved.includes(tables[i]) !== (job === "ok") || isUp !== (job === "ok")) return false;
        if (job === "ok" || job === "no connection") return status[i].startsWith(`Harbour Office, ${tables[i]}: `);
        const said = job.words.filter((word) => !word.includes("{"));
        return status[i].includes(String(job.status)) && said.every((word) => status[i].includes(word));
      });
    },
  },
  {
    says: "a refusal is a DownloadError with its status, and any other error is not a DownloadError",
    from: ["Other errors stay as they are: code that catches a `DownloadError` reads `status`."],
    inputs: 1_000,
    because: "each request goes through the whole of fetch",
    draw: (d) => ({ key: key(d), fails: d.oneOf(() => null, () => failure(d)) }),
    holds: async ({ key, fails }) => {
      office(() => {
        if (fails === null) throw new TypeError("fetch failed");
        return new Response(filled(fails.words.join(" "), key), { status: fails.status });
      });
      const error = await download(partnerWith(key), "tides", {}, () => {}).then(() => null, (thrown) => thrown);
      if (!(error instanceof Error) || hasKey(error.message, key)) return false;
      return fails === null ? error instanceof TypeError : error instanceof DownloadError && error.status === fails.status;
    },
  },
];
