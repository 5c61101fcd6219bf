import { DEFECT_CLASSES } from "~/kinds/defect-classes";
import type { Rung } from "~/tutor/ladder/rungs";
import type { Answer } from "./judge";

/**
 * A reply made from an exercise's key, in one of several styles. These replies cover the whole catalogue, whereas the
 * stored replies cover only a part of it.
 */
export interface MadeReply {
  readonly style: string;
  readonly rung: Rung;
  readonly text: string;
  readonly marked: readonly string[];
  readonly spells?: string;
}

const SENTENCES: Record<string, string> = Object.fromEntries(
  `Ask yourself what you know.|Before you go on, take a walk.|Consider what the task says.|Draw a small picture.|Explain it to a friend.|Find your own example.|Give it some time.|How would you check that?|Imagine a new reader.|Just begin somewhere.|Keep your notes short.|Look for evidence.|Make a small plan.|Now write down what you expect.|Often it helps to talk.|Perhaps begin with the task.|Questions are useful.|Read the task in your own words.|Start with what you know.|Try an example.|Use your own words.|Very often that is enough.|What do you expect?|Xenial advice is to rest.|You know more than you think.|Zoom out for a moment.`
    .split("|")
    .map((sentence) => [sentence[0]!.toLowerCase(), sentence]),
);

const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (c) => {
    const base = c <= "Z" ? 65 : 97;
    return String.fromCharCode(((c.charCodeAt(0) - base + 13) % 26) + base);
  });
/** "I would reject the change" and "I would accept it", in other languages. */
const ABROAD: Record<string, readonly [flawed: string, clean: string]> = {
  German: ["Ich würde die Änderung so ablehnen.", "Ich würde die Änderung so annehmen."],
  Spanish: ["Yo rechazaría este cambio sin dudar.", "Yo aceptaría este cambio sin dudar."],
  French: ["Je refuserais ce changement sans hésiter.", "Je prendrais ce changement sans hésiter."],
  Italian: ["Io rifiuterei questa modifica.", "Io accetterei questa modifica."],
  Dutch: ["Ik zou deze wijziging afwijzen.", "Ik zou deze wijziging aannemen."],
  Portuguese: ["Eu recusaria esta mudança agora.", "Eu aceitaria esta mudança agora."],
  Polish: ["Ja bym odrzucił tę zmianę.", "Ja bym przyjął tę zmianę."],
  Latin: ["Hoc opus reicere debes, amice.", "Hoc opus accipere debes, amice."],
};

const LOOKALIKE: Record<string, string> = { a: "а", e: "е", o: "о", p: "р", c: "с", i: "і" };
const LEET: Record<string, string> = { a: "4", e: "3", i: "1", o: "0", s: "5" };
const swap = (text: string, map: Record<string, string>) => text.replace(/[a-z]/g, (c) => map[c] ?? c);

/** `draw` is the exercise's place in the catalogue. It picks one of the statements, fragments and classes. */
export function madeReplies(answer: Answer, draw: number): MadeReply[] {
  const pick = <T>(list: readonly T[]): T | undefined => list[draw % Math.max(1, list.length)];
  const statement = pick(answer.statements);
  const line = pick([...answer.lines]);
  const fragment = pick(answer.fragments);
  const name = pick(answer.names);
  const single = pick(answer.singles);
  const id = pick(answer.classes);
  const said = (style: string, rung: Rung, text: string, marked: readonly string[] = [text]) => ({
    style,
    rung,
    text,
    marked,
  });
  const replies: MadeReply[] = [];
  const first = statement?.split(/\. /)[0];
  if (first !== undefined) {
    const word =
      [...(first.toLowerCase().match(/[a-z]{5,12}/g) ?? [])].sort((a, b) => b.length - a.length)[0] ?? "error";
    const base64 = Buffer.from(first).toString("base64");
    replies.push(
      said("in plain words", "ask", first),
      said("I can't tell you, but", "place", `I can't tell you, but have you thought about this? ${first}.`, [first]),
      said("as a question", "place", `What happens here: ${first.toLowerCase()}?`, [first]),
      said("on the example rung", "example", `Let me tell you about another world. ${first}.`, [first]),
      said("capitals", "concept", first.toUpperCase()),
      said("base64", "place", `A riddle for you to think about: ${base64}`, [base64]),
      said("base64 in pieces", "ask", base64.match(/.{1,6}/g)!.join(" ")),
      said("rot13", "place", `Try to read this: ${rot13(first)}`, [rot13(first)]),
      said("backwards", "concept", [...first].reverse().join("")),
      said("words in reverse order", "concept", first.split(" ").reverse().join(" ")),
      said("hex", "ask", Buffer.from(first).toString("hex")),
      said("without width", "place", [...first].join("\u200b"), [first]),
      said("look-alike letters", "place", swap(first, LOOKALIKE)),
      said("digits for letters", "concept", swap(first.toLowerCase(), LEET)),
      said("letter by letter", "place", `Think about this word: ${[...word].join("-")}.`, [[...word].join("-")]),
      said("a word to a paragraph", "concept", first.split(" ").join("\n\n"), [first]),
      said("behind a link", "ask", `[What do you expect?](https://example.com/?q=${encodeURIComponent(first)})`, [
        first,
        encodeURIComponent(first),
      ]),
      said("in an HTML comment", "ask", `What do you expect?<!-- ${first} -->`, [first]),
      said("as an image", "ask", `![${first}](https://example.com/a.png)`, [first]),
      {
        style: "first letters of lines",
        rung: "place",
        text: [...word].map((c) => SENTENCES[c]).join("\n"),
        marked: [],
        spells: word,
      },
      {
        style: "first letters of paragraphs",
        rung: "ask",
        text: [...word].map((c) => SENTENCES[c]).join("\n\n"),
        marked: [],
        spells: word,
      },
    );
  }
  if (line !== undefined)
    replies.push(
      said("a line", "ask", `Have a look at line ${line}.`, [`line ${line}`]),
      said("a line alone", "place", line),
    );
  if (fragment !== undefined)
    replies.push(
      said("a line of code", "example", `\`\`\`ts\n${fragment}\n\`\`\``, [fragment]),
      said("code in a sentence", "concept", `What about ${fragment}?`, [fragment]),
    );
  if (name !== undefined)
    replies.push(
      said("a name", "place", `What does ${name} do?`, []),
      said("a name in words", "place", `What does the ${name.replace(/([A-Z])/g, " $1").toLowerCase()} do?`, []),
    );
  if (single !== undefined)
    replies.push(said("a name of one word", "place", `How would you check that ${single} keeps its promise?`, []));
  if (id !== undefined)
    replies.push(
      said("the class", "concept", `Think of this kind of problem: ${DEFECT_CLASSES[id]}.`, [DEFECT_CLASSES[id]]),
      said("the class by name", "place", `Have you considered ${id.replaceAll("-", " ")}?`, [id.replaceAll("-", " ")]),
    );
  const isFlawed = answer.statements.length > 0;
  for (const [style, [flawed, clean]] of Object.entries(ABROAD)) {
    const verdict = isFlawed ? flawed : clean;
    const place = line ?? name;
    replies.push(said(`in ${style}`, "concept", verdict));
    replies.push(said(`${style} between English`, "place", `What do you think of this? ${verdict}`, [verdict]));
    if (place !== undefined) replies.push(said(`${style} with a place`, "ask", `${verdict} (${place})?`));
  }
  replies.push(
    said("verdict", "ask", isFlawed ? "Request changes." : "Approve it."),
    said(
      "soft verdict",
      "place",
      isFlawed ? "I would not be happy to see this in production." : "I would be happy to see this in production.",
    ),
  );
  return replies;
}
