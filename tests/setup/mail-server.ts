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

/** Starts a mail server that keeps the emails that it receives. Use its `url` as SMTP_URL. */
export async function openMailServer() {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, { envelope }, done) {
      let raw = "";
      stream.on("data", (piece) => {
        raw += piece;
      });
      stream.on("end", () => {
        arrived.push({ to: envelope.rcptTo.map(({ address }) => address).join(), text: wordsOf(raw) });
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
