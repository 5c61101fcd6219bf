import { Prose } from "~/ui/text/dressed";

/** A piece of Markdown in a portfolio; on paper, only its first words. `name`: its key in the page's dress. */
export function OwnWords({ name, text }: { name: string; text: string }) {
  return (
    <>
      <Prose name={name} text={text} className="read prose not-on-paper" />
      <p className="own-words only-on-paper">
        <bdi className="inline">{text}</bdi>
      </p>
    </>
  );
}
