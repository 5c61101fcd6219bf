import { SMTPServer } from "smtp-server";

/** An email that arrived. */
export interface Arrived {
  readonly to: string;
  readonly text: string;
}

const wordsOf = (raw: string) =>
  raw
    .replace(/\r\n[ \t]+/g, " ")
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

/** Decides whether the server rejects the email to this address, and with which code. */
type Rejects = (to: string) => number | null;

/**
 * Starts a mail server that keeps the emails that it receives. It refuses addresses that begin with "refused", and for
 * now those that begin with "full". It says of addresses that begin with "over-limit" that a daily limit is reached.
 * Use its `url` as SMTP_URL. After `reject`, it also rejects emails whose address it has accepted.
 */
export async function openMailServer() {
  const arrived: Arrived[] = [];
  let rejects: Rejects = () => null;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo({ address }, _session, done) {
      if (address.startsWith("refused")) return done(new Error("no such mailbox"));
      if (address.startsWith("full")) return done(Object.assign(new Error("mailbox full"), { responseCode: 452 }));
      done(address.startsWith("over-limit") ? new Error("5.4.5 daily limit reached") : null);
    },
    onData(stream, { envelope }, done) {
      let raw = "";
      stream.on("data", (piece) => {
        raw += piece;
      });
      stream.on("end", () => {
        const to = envelope.rcptTo.map(({ address }) => address).join();
        const responseCode = rejects(to);
        if (responseCode !== null) return done(Object.assign(new Error("not accepted"), { responseCode }));
        arrived.push({ to, text: wordsOf(raw) });
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    reject(rule: Rejects) {
      rejects = rule;
    },
    /** Waits for an email to this address whose text matches `words`. Returns the text of the latest one. */
    async to(address: string, words: RegExp): Promise<string> {
      const find = () => arrived.findLast(({ to, text }) => to === address && words.test(text));
      for (let n = 0; n < 500 && !find(); n++) await new Promise((done) => setTimeout(done, 10));
      const found = find();
      if (!found) throw new Error(`no mail like ${words} to ${address} arrived`);
      return found.text;
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}
