import type { Node } from "../syntax";
import type { Scope } from "./scope";
import { constant, symbol, Unknown, type Value } from "./value";

/** What is known where ways part, by the text of an expression. */
export type Known = ReadonlyMap<string, Value>;

/** What makes one way another than the next. */
export interface Turn {
  /** This expression comes to that, whatever it says. */
  readonly forced?: { readonly node: Node; readonly is: boolean };
  /** This block is left out. */
  readonly emptied?: Node;
}

/** Stands for a new object in a text; no constant's text holds such signs. */
const NEW_OBJECT = /\u0001\d+\u0002/g;

/** Where a way has got to: what names hold, what was made, and what was done. */
export class State {
  private readonly vars = new Map<string, Value>();
  private readonly made = new Map<string, { readonly text: string; readonly at: number }>();
  private readonly effects: string[] = [];

  constructor(
    readonly scope: Scope,
    readonly known: Known,
    readonly turn: Turn,
  ) {}

  copy(): State {
    const other = new State(this.scope, this.known, this.turn);
    for (const [name, value] of this.vars) other.vars.set(name, value);
    for (const [id, object] of this.made) other.made.set(id, object);
    other.effects.push(...this.effects);
    return other;
  }

  /** Changes with whatever is called, made or set. */
  get mark(): string {
    return JSON.stringify([this.effects.length, this.made.size, ...this.vars]);
  }

  /** Nothing was called, made or set so far. */
  get hasDoneNothing(): boolean {
    return this.effects.length === 0 && this.vars.size === 0 && this.made.size === 0;
  }

  /** Something is done that others may see; gives what it answers. */
  effect(text: string): Value {
    this.effects.push(text);
    return symbol(`result ${this.effects.length}`);
  }

  make(text: string): Value {
    const id = `\u0001${this.made.size}\u0002`;
    this.made.set(id, { text, at: this.effects.length });
    return symbol(id);
  }

  set(name: string, value: Value): void {
    if (this.scope.repeated.has(name)) throw new Unknown("a name that is declared twice");
    if (this.scope.shared.has(name)) throw new Unknown("a name that others set");
    if (value.text === (this.known.get(name) ?? symbol(name)).text) this.vars.delete(name);
    else this.vars.set(name, value);
  }

  name(name: string): Value {
    if (name === "undefined") return constant(undefined);
    if (this.scope.repeated.has(name)) throw new Unknown("a name that is declared twice");
    const own = this.vars.get(name);
    if (own) return own;
    if (this.scope.constants.has(name)) return constant(this.scope.constants.get(name));
    const isSettled = this.effects.length === 0 || !this.scope.shared.has(name);
    return isSettled ? (this.known.get(name) ?? symbol(name)) : symbol(`${name} after ${this.effects.length}`);
  }

  property(object: Value, key: string | Value): Value {
    if (object.constant) throw new Unknown("a property of a constant");
    const text = typeof key === "string" ? `${object.text}.${key}` : `${object.text}[${key.text}]`;
    if (typeof key === "string" && this.scope.getters.has(key)) throw new Unknown("a getter");
    if (key === "length" && this.isEmptyList(object)) return constant(0);
    return this.knownNow(text) ?? symbol(this.effects.length === 0 ? text : `${text} after ${this.effects.length}`);
  }

  /** What was known of it at the start, as long as nothing was done since. */
  knownNow = (text: string): Value | undefined => (this.effects.length === 0 ? this.known.get(text) : undefined);

  isEmptyList(value: Value): boolean {
    const made = this.made.get(value.text);
    if (made) return made.text === "[]" && made.at === this.effects.length;
    return this.knownNow(`${value.text}.length`)?.constant?.is === 0;
  }

  /** How a way ends. What names hold is part of it: all where the function goes on, else those that others see. */
  end(how: string, goesOn: boolean): string {
    const seen = [...this.vars].filter(([name]) => goesOn || this.scope.captured.has(name));
    const held = seen.sort().map(([name, { text }]) => `${name} = ${text}`);
    return this.renumbered([...this.effects, ...held, how].join("; "));
  }

  /** New objects by the order in which they are seen, the first time with what they are made of. */
  private renumbered(text: string): string {
    const seen = new Map<string, number>();
    const tell = (part: string): string =>
      part.replace(NEW_OBJECT, (id) => {
        const at = seen.get(id);
        if (at !== undefined) return `the same as ${at}`;
        seen.set(id, seen.size);
        return tell(this.made.get(id)!.text);
      });
    return tell(text);
  }
}
